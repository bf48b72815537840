extension Ticket {
    /// The ticket after an event; nil where the event does not follow: a creation of what is there, anything else of
    /// what is not, or a revision that is not the next.
    public static func applying(_ event: TicketEvent, to ticket: Ticket?) -> Ticket? {
        guard event.revision == (ticket?.revision ?? 0) + 1 else { return nil }
        guard var next = ticket else {
            guard case .created(let created) = event.change else { return nil }
            return Ticket(created: created, event: event)
        }
        guard next.number == event.ticketNumber, next.take(event.change, at: event.time) else { return nil }
        next.revision = event.revision
        // Nothing about the ticket is newer for it.
        if case .requesterErased = event.change { return next }
        next.updateTime = event.time
        return next
    }

    private init(created: CreatedTicket, event: TicketEvent) {
        self.init(
            number: event.ticketNumber, desk: created.desk, deskVersion: created.deskVersion, subject: created.subject,
            issueType: created.issueType, description: created.description, ccEmails: created.ccEmails,
            shared: created.shared, locale: created.locale, channel: created.channel, status: created.status,
            requester: created.requester ?? event.actor, createTime: event.time, updateTime: event.time, revision: 1,
            commentCount: 0, state: created.state)
        guard status.category.isEnd else { return }
        state.endings = 1
        state.endTime = event.time
    }

    private mutating func take(_ change: TicketEvent.Change, at time: Timestamp) -> Bool {
        switch change {
        case .created: return false
        case .updated(let changes): for change in changes { take(change) }
        case .transitioned(_, let status, _, _, let seen): enter(status, seen: seen?.to, at: time)
        case .commentAdded(let comment):
            commentCount = max(commentCount, comment.id)
            if comment.isInternal { state.noteCount += 1 }
        case .moved(let moved): take(moved, at: time)
        default: state.take(change, at: time)
        }
        return true
    }

    private mutating func enter(_ next: StatusReference, seen: StatusReference?, at time: Timestamp) {
        state.customerStatus = seen == next ? nil : seen
        if next.category.isEnd, !status.category.isEnd { state.endings += 1 }
        if !next.category.isEnd {
            state.endTime = nil
        } else if next.key != status.key || !status.category.isEnd {
            state.endTime = time
        }
        status = next
    }

    private mutating func take(_ moved: MovedTicket, at time: Timestamp) {
        enter(moved.status, seen: moved.customerStatus, at: time)
        desk = moved.desk
        deskVersion = moved.deskVersion
        issueType = moved.issueType
        state.team = moved.team
        state.tier = moved.tier
        state.tracks = moved.tracks
        state.fields = moved.fields
    }

    private mutating func take(_ change: FieldChange) {
        switch change.field {
        case .subject: subject = change.newValue
        case .issueType: issueType = change.newValue
        case .shared: shared = change.newValue == "true"
        case .locale: locale = LanguageTag(change.newValue)
        }
    }
}

extension Comment {
    /// The comment that an event added, if it added one.
    public init?(_ event: TicketEvent) {
        guard case .commentAdded(let added) = event.change else { return nil }
        self.init(
            id: added.id, body: added.body, replyTo: added.replyTo, author: added.origin?.author ?? event.actor,
            createTime: added.origin?.time ?? event.time, channel: added.channel, isInternal: added.isInternal,
            writtenOn: added.writtenOn, attachments: added.attachments)
    }
}
