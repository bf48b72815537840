internal import ProtobufC
internal import TicketCore
internal import TicketRecords

extension EventRecord {
    /// The payload of an event. Ticket and revision are kept beside it.
    init(_ event: TicketEvent) {
        self.init(
            timeMicroseconds: event.time.microsecondsSinceEpoch, actor: PersonRecord(event.actor),
            change: Change(event.change), cause: event.cause.map(CauseRecord.init))
    }

    /// The event, with what is kept beside its payload.
    func event(ticketNumber: Int64, revision: Int64) throws -> TicketEvent {
        guard let actor, let change else { throw StoreFailure.corrupt("an event has no actor or no change") }
        return TicketEvent(
            ticketNumber: ticketNumber, revision: revision, time: Timestamp(microsecondsSinceEpoch: timeMicroseconds),
            actor: try actor.person(), cause: cause?.cause, change: try change.change())
    }
}

extension EventRecord.Change {
    init(_ change: TicketEvent.Change) {
        switch change {
        case .created(let created): self = .created(CreatedRecord(created))
        case .updated(let changes): self = .updated(UpdatedRecord(changes: changes.map(FieldChangeRecord.init)))
        case .transitioned(let from, let status, let trigger, let reason, let seen):
            self = .transitioned(
                TransitionedRecord(
                    fromStatus: from, status: StatusRecord(status), trigger: trigger.code, reason: Array(reason.utf8),
                    seen: seen.map { SeenTransitionRecord(fromStatus: $0.from, status: StatusRecord($0.to)) }))
        case .commentAdded(let comment): self = .commentAdded(CommentAddedRecord(comment))
        case .assigned(let assignee, let team):
            self = .assigned(AssignedRecord(assignee: assignee.map(PersonRecord.init), team: team ?? ""))
        case .escalated(let from, let tier, let reason):
            self = .escalated(EscalatedRecord(fromTier: from ?? "", tier: tier, reason: Array(reason.utf8)))
        case .trackSet(let track, let from, let state):
            self = .trackSet(TrackSetRecord(track: track, fromState: from ?? "", state: state))
        case .rated(let rating): self = .rated(RatingRecord(rating))
        case .participantAdded(let participant): self = .participantAdded(ParticipantRecord(participant))
        case .participantRemoved(let email): self = .participantRemoved(ParticipantRecord(email: email))
        case .linked(let link): self = .linked(LinkRecord(link))
        case .unlinked(let link): self = .unlinked(LinkRecord(link))
        case .mergedInto(let number): self = .mergedInto(TicketNumberRecord(ticketNumber: number))
        case .unmergedFrom(let number): self = .unmergedFrom(TicketNumberRecord(ticketNumber: number))
        case .absorbed(let number): self = .absorbed(TicketNumberRecord(ticketNumber: number))
        case .released(let number): self = .released(TicketNumberRecord(ticketNumber: number))
        case .deleted: self = .deleted(DeletionRecord())
        case .undeleted: self = .undeleted(DeletionRecord())
        case .tagged(let added, let removed):
            self = .tagged(
                TaggedRecord(added: added.map { Array($0.utf8) }, removed: removed.map { Array($0.utf8) }))
        case .fieldsSet(let changes):
            self = .fieldsSet(FieldsSetRecord(changes: changes.map(CustomFieldChangeRecord.init)))
        case .moved(let moved): self = .moved(MovedRecord(moved))
        case .timerArmed(let timer): self = .timerArmed(TimerRecord(timer))
        case .timerDisarmed(let key): self = .timerDisarmed(TimerRecord(key: key))
        case .timerFired(let key): self = .timerFired(TimerRecord(key: key))
        case .actionSkipped(let skipped): self = .actionSkipped(ActionSkippedRecord(skipped))
        case .rulesStopped(let limit): self = .rulesStopped(RulesStoppedRecord(limit: limit.code))
        case .target(let step, let target):
            self = .targetChanged(TargetChangedRecord(step: step.code, target: TargetStateRecord(target)))
        case .requesterErased: self = .requesterErased(ErasureRecord())
        }
    }

    func change() throws -> TicketEvent.Change {
        switch self {
        case .created(let record): return .created(try record.created())
        case .updated(let record): return .updated(try record.changes.map { try $0.change() })
        case .transitioned(let record):
            return .transitioned(
                from: record.fromStatus, to: try StatusReference(record.status),
                trigger: try Transition.Trigger(record: record.trigger, in: "event.transitioned.trigger"),
                reason: String(decoding: record.reason, as: UTF8.self),
                seen: try record.seen.map {
                    SeenTransition(from: $0.fromStatus, to: try StatusReference($0.status))
                })
        case .commentAdded(let record): return .commentAdded(try record.comment())
        case .assigned(let record):
            return .assigned(assignee: try record.assignee?.person(), team: record.team.orNil)
        case .escalated(let record):
            return .escalated(
                from: record.fromTier.orNil, to: record.tier, reason: String(decoding: record.reason, as: UTF8.self))
        case .trackSet(let record):
            return .trackSet(track: record.track, from: record.fromState.orNil, to: record.state)
        case .rated(let record): return .rated(record.rating)
        case .participantAdded(let record): return .participantAdded(record.participant)
        case .participantRemoved(let record): return .participantRemoved(email: record.email)
        case .linked(let record): return .linked(try record.link())
        case .unlinked(let record): return .unlinked(try record.link())
        case .mergedInto(let record): return .mergedInto(record.ticketNumber)
        case .unmergedFrom(let record): return .unmergedFrom(record.ticketNumber)
        case .absorbed(let record): return .absorbed(record.ticketNumber)
        case .released(let record): return .released(record.ticketNumber)
        case .deleted: return .deleted
        case .undeleted: return .undeleted
        case .tagged(let record): return .tagged(added: record.added.texts, removed: record.removed.texts)
        case .fieldsSet(let record): return .fieldsSet(record.changes.map(\.change))
        case .moved(let record): return .moved(try record.moved())
        case .timerArmed(let record): return .timerArmed(record.timer)
        case .timerDisarmed(let record): return .timerDisarmed(key: record.key)
        case .timerFired(let record): return .timerFired(key: record.key)
        case .actionSkipped(let record): return .actionSkipped(record.skipped)
        case .rulesStopped(let record):
            return .rulesStopped(try RuleLimit(record: record.limit, in: "event.rules_stopped.limit"))
        case .targetChanged(let record): return try record.change()
        case .requesterErased: return .requesterErased
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
            status: StatusRecord(created.status), requester: created.requester.map(PersonRecord.init),
            state: created.state == TicketState() ? nil : TicketStateRecord(created.state))
    }

    func created() throws -> CreatedTicket {
        CreatedTicket(
            desk: desk, deskVersion: Int(deskVersion), subject: subject, issueType: issueType,
            description: String(decoding: description, as: UTF8.self),
            ccEmails: ccEmails, shared: shared, locale: LanguageTag(locale),
            channel: try Channel(record: channel, in: "event.created.channel"), status: try StatusReference(status),
            requester: try requester?.person(), state: try state?.state() ?? TicketState())
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
            channel: comment.channel.code, internal: comment.isInternal, writtenOn: comment.writtenOn ?? 0,
            attachments: comment.attachments.map(FileRecord.init),
            author: comment.origin.map { PersonRecord($0.author) },
            createTimeMicroseconds: comment.origin?.time.microsecondsSinceEpoch ?? 0)
    }

    func comment() throws -> NewComment {
        NewComment(
            id: commentID, body: String(decoding: body, as: UTF8.self), replyTo: replyTo == 0 ? nil : replyTo,
            channel: try Channel(record: channel, in: "event.comment_added.channel"), isInternal: `internal`,
            writtenOn: writtenOn == 0 ? nil : writtenOn, attachments: attachments.map(\.file),
            origin: try author.map { author in
                NewComment.Origin(
                    author: try author.person(), time: Timestamp(microsecondsSinceEpoch: createTimeMicroseconds))
            })
    }
}
