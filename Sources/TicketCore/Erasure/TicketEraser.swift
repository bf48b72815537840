/// Takes somebody out of the events of one ticket, which it is given in order.
///
/// Revisions, times, statuses and counts stay as they are, so what is replayed from the new events is the old ticket
/// without the person. Doing it again changes nothing.
public struct TicketEraser {
    private let person: ErasedPerson
    private let redaction: TextRedaction
    private let isOwnTicket: (Int64) -> Bool
    private let desk: (_ key: String, _ version: Int) -> Desk?
    /// The desk under which the ticket lives at the event that was taken last.
    private var living: Desk?

    /// Whether it is a ticket that the person submitted, so that all free text goes. Known after the first event.
    public private(set) var isOwn = false
    /// Whether an event had something of the person in it.
    public private(set) var hasChanged = false
    /// How many comments have lost their text.
    public private(set) var commentCount: Int64 = 0
    /// The files that went.
    public private(set) var files: [AttachedFile] = []

    /// An eraser for one ticket.
    ///
    /// - Parameters:
    ///   - person: whom to take out.
    ///   - isOwnTicket: whether a ticket, by number, was submitted by the person; asked for tickets that were merged.
    ///   - desk: a version of a desk, which says what its fields hold. Where it is nil, every field may hold text.
    public init(
        _ person: ErasedPerson, isOwnTicket: @escaping (Int64) -> Bool,
        desk: @escaping (_ key: String, _ version: Int) -> Desk?
    ) {
        self.person = person
        redaction = person.redaction
        self.isOwnTicket = isOwnTicket
        self.desk = desk
    }

    /// The event without the person.
    public mutating func erasing(_ event: TicketEvent) -> TicketEvent {
        var next = event
        if case .created(let created) = event.change {
            isOwn = person.was(created.requester ?? event.actor)
        }
        next.change = erasing(event.change, by: event.actor)
        next.actor = person.erasing(event.actor)
        if next != event { hasChanged = true }
        return next
    }

    /// A file on the ticket as it is called afterwards; nil if it goes with its comment or its ticket.
    public func erasing(_ attachment: Attachment) -> Attachment? {
        guard !isOwn, !files.contains(where: { $0.id == attachment.file.id }) else { return nil }
        var next = attachment
        next.file.filename = redaction(attachment.file.filename)
        return next
    }

    private mutating func erasing(_ change: TicketEvent.Change, by actor: PersonReference) -> TicketEvent.Change {
        switch change {
        case .created(let created): .created(erasing(created))
        case .updated(let changes): .updated(changes.map(erasing))
        case .transitioned(let from, let to, let trigger, let reason, let seen):
            .transitioned(from: from, to: to, trigger: trigger, reason: text(reason, by: actor), seen: seen)
        case .commentAdded(let comment): .commentAdded(erasing(comment, by: actor))
        case .assigned(let assignee, let team): .assigned(assignee: assignee.map(person.erasing), team: team)
        case .escalated(let from, let to, let reason): .escalated(from: from, to: to, reason: text(reason, by: actor))
        case .rated(let rating): .rated(erasing(rating, by: actor))
        case .participantAdded(let participant): .participantAdded(person.erasing(participant))
        case .participantRemoved(let email): .participantRemoved(email: person.erasing(email: email))
        case .fieldsSet(let changes): .fieldsSet(changes.map(erasing))
        case .moved(let moved): .moved(erasing(moved))
        case .actionSkipped(let skipped):
            .actionSkipped(
                SkippedAction(action: skipped.action, reason: skipped.reason, message: text(skipped.message)))
        case .trackSet, .linked, .unlinked, .mergedInto, .unmergedFrom, .absorbed, .released, .deleted, .undeleted,
            .tagged, .timerArmed, .timerDisarmed, .timerFired, .rulesStopped, .target, .requesterErased:
            change
        }
    }

    /// A text: on the person's own ticket, and where the person wrote it, nothing of it is left.
    private func text(_ text: String, by author: PersonReference? = nil) -> String {
        isOwn || author.map(person.was) ?? false ? ErasedPerson.erasing(text) : redaction(text)
    }

    private mutating func erasing(_ created: CreatedTicket) -> CreatedTicket {
        living = desk(created.desk, created.deskVersion)
        var next = created
        next.subject = text(created.subject)
        next.description = text(created.description)
        next.ccEmails = created.ccEmails.map(person.erasing(email:))
        next.requester = created.requester.map(person.erasing)
        next.state.assignee = created.state.assignee.map(person.erasing)
        next.state.participants = created.state.participants.map(person.erasing)
        next.state.fields = erasing(fields: created.state.fields)
        next.state.rating = created.state.rating.map { erasing($0, by: nil) }
        return next
    }

    private func erasing(_ change: FieldChange) -> FieldChange {
        guard change.field == .subject else { return change }
        return FieldChange(field: .subject, oldValue: text(change.oldValue), newValue: text(change.newValue))
    }

    private mutating func erasing(_ comment: NewComment, by actor: PersonReference) -> NewComment {
        var next = comment
        next.origin?.author = person.erasing(comment.origin?.author ?? actor)
        guard isOwn || person.was(comment.origin?.author ?? actor) || comment.writtenOn.map(isOwnTicket) ?? false
        else {
            next.body = redaction(comment.body)
            for index in next.attachments.indices {
                next.attachments[index].filename = redaction(next.attachments[index].filename)
            }
            return next
        }
        next.body = ErasedPerson.erasing(comment.body)
        next.attachments = []
        files += comment.attachments
        if next.body != comment.body { commentCount += 1 }
        return next
    }

    private func erasing(_ rating: TicketRating, by actor: PersonReference?) -> TicketRating {
        TicketRating(score: rating.score, comment: text(rating.comment, by: actor), ending: rating.ending)
    }

    private func erasing(_ change: CustomFieldChange) -> CustomFieldChange {
        CustomFieldChange(
            key: change.key, oldValue: change.oldValue.map { erasing(field: change.key, $0) },
            newValue: change.newValue.map { erasing(field: change.key, $0) })
    }

    private mutating func erasing(_ moved: MovedTicket) -> MovedTicket {
        living = desk(moved.desk, moved.deskVersion)
        var next = moved
        next.fields = erasing(fields: moved.fields)
        return next
    }

    private func erasing(fields: [String: String]) -> [String: String] {
        Dictionary(uniqueKeysWithValues: fields.map { ($0.key, erasing(field: $0.key, $0.value)) })
    }

    /// Numbers, flags and choices say nothing of anybody, and stay.
    private func erasing(field key: String, _ value: String) -> String {
        (living?.field(key)?.kind ?? .text) == .text ? text(value) : value
    }
}
