internal import ProtobufC
internal import TicketCore
internal import TicketRecords

extension EventRecord {
    /// The payload of an event. Ticket and revision are kept beside it.
    init(_ event: TicketEvent) {
        self.init(
            timeMicroseconds: event.time.microsecondsSinceEpoch, actor: PersonRecord(event.actor),
            change: Change(event.change))
    }

    /// The event, with what is kept beside its payload.
    func event(ticketNumber: Int64, revision: Int64) throws -> TicketEvent {
        guard let actor, let change else { throw StoreFailure.corrupt("an event has no actor or no change") }
        return TicketEvent(
            ticketNumber: ticketNumber, revision: revision, time: Timestamp(microsecondsSinceEpoch: timeMicroseconds),
            actor: try actor.person(), change: try change.change())
    }
}

extension EventRecord.Change {
    init(_ change: TicketEvent.Change) {
        switch change {
        case .created(let created):
            self = .created(CreatedRecord(created))
        case .updated(let changes):
            self = .updated(UpdatedRecord(changes: changes.map(FieldChangeRecord.init)))
        case .transitioned(let from, let status, let trigger):
            self = .transitioned(
                TransitionedRecord(fromStatus: from, status: StatusRecord(status), trigger: trigger.code))
        case .commentAdded(let comment):
            self = .commentAdded(CommentAddedRecord(comment))
        }
    }

    func change() throws -> TicketEvent.Change {
        switch self {
        case .created(let record): return .created(try record.created())
        case .updated(let record): return .updated(try record.changes.map { try $0.change() })
        case .transitioned(let record):
            return .transitioned(
                from: record.fromStatus, to: try StatusReference(record.status),
                trigger: try Transition.Trigger(record: record.trigger, in: "event.transitioned.trigger"))
        case .commentAdded(let record): return .commentAdded(try record.comment())
        }
    }
}

extension PersonRecord {
    init(_ person: PersonReference) {
        self.init(
            id: person.id, name: person.name, email: person.email, role: person.role.code,
            account: person.account.map { AccountRecord(id: $0) })
    }

    func person() throws -> PersonReference {
        PersonReference(
            id: id, name: name, email: email, role: try Role(record: role, in: "event.actor.role"),
            account: account?.id)
    }
}

extension StatusRecord {
    init(_ status: StatusReference) {
        self.init(key: status.key, category: status.category.code, waitingOn: status.waitingOn.code)
    }
}

extension StatusReference {
    init(_ record: StatusRecord?) throws {
        guard let record else { throw StoreFailure.corrupt("an event that needs a status has none") }
        self.init(
            key: record.key, category: try Status.Category(record: record.category, in: "event.status.category"),
            waitingOn: try Status.WaitingOn(record: record.waitingOn, in: "event.status.waiting_on"))
    }
}

extension CreatedRecord {
    init(_ created: CreatedTicket) {
        self.init(
            desk: created.desk, deskVersion: Int64(created.deskVersion), subject: created.subject,
            issueType: created.issueType, description: Array(created.description.utf8), ccEmails: created.ccEmails,
            shared: created.shared, locale: created.locale?.text ?? "", channel: created.channel.code,
            status: StatusRecord(created.status))
    }

    func created() throws -> CreatedTicket {
        CreatedTicket(
            desk: desk, deskVersion: Int(deskVersion), subject: subject, issueType: issueType,
            description: String(decoding: description, as: UTF8.self),
            ccEmails: ccEmails, shared: shared, locale: LanguageTag(locale),
            channel: try Channel(record: channel, in: "event.created.channel"), status: try StatusReference(status))
    }
}

extension FieldChangeRecord {
    init(_ change: FieldChange) {
        self.init(
            field: change.field.code, oldValue: Array(change.oldValue.utf8), newValue: Array(change.newValue.utf8))
    }

    func change() throws -> FieldChange {
        FieldChange(
            field: try FieldChange.Field(record: field, in: "event.updated.field"),
            oldValue: String(decoding: oldValue, as: UTF8.self), newValue: String(decoding: newValue, as: UTF8.self))
    }
}

extension CommentAddedRecord {
    init(_ comment: NewComment) {
        self.init(
            commentID: comment.id, body: Array(comment.body.utf8), replyTo: comment.replyTo ?? 0,
            channel: comment.channel.code)
    }

    func comment() throws -> NewComment {
        NewComment(
            id: commentID, body: String(decoding: body, as: UTF8.self), replyTo: replyTo == 0 ? nil : replyTo,
            channel: try Channel(record: channel, in: "event.comment_added.channel"))
    }
}
