internal import TicketCore
internal import TicketMessages

extension TicketMessages.Event {
    /// An event as its reader sees it.
    init(_ entry: EventPage.Entry, reader: Actor) {
        let event = entry.event
        self.init(
            id: "\(event.ticketNumber)-\(event.revision)", cursor: Base64URL.encode(entry.cursor.bytes),
            ticketNumber: event.ticketNumber, desk: entry.desk, revision: event.revision,
            time: GoogleProtobufTimestamp(event.time), actor: Person(event.actor, reader: reader),
            kind: Kind(event, reader: reader))
    }
}

extension TicketMessages.Event.Kind {
    /// Nil for what ticket.v1 has no words for: such an event keeps its place in the feed, without a kind.
    init?(_ event: TicketEvent, reader: Actor) {
        switch event.change {
        case .created:
            let ticket = TicketCore.Ticket.applying(event, to: nil).map { Ticket(unlabelled: $0, reader: reader) }
            self = .created(TicketCreated(ticket: ticket))
        case .updated(let changes):
            self = .updated(TicketUpdated(changes: changes.map(TicketMessages.FieldChange.init)))
        case .transitioned(let from, let status, let trigger, _):
            self = .transitioned(
                TicketTransitioned(fromStatus: from, toStatus: status.key, trigger: TransitionTrigger(trigger)))
        case .commentAdded:
            let comment = TicketCore.Comment(event)
                .map { Comment($0, ticketNumber: event.ticketNumber, reader: reader) }
            self = .commentAdded(CommentAdded(comment: comment))
        default: return nil
        }
    }
}

extension TicketMessages.FieldChange {
    init(_ change: TicketCore.FieldChange) {
        self.init(field: change.field.rawValue, oldValue: change.oldValue, newValue: change.newValue)
    }
}
