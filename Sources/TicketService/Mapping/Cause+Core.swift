internal import TicketCore
internal import TicketMessages

extension TicketMessages.Cause {
    /// Why an event came about.
    init(_ cause: EventCause, of event: TicketEvent) {
        self.init(
            eventID: cause.revision.map { TicketMessages.Event.id(event.ticketNumber, $0) } ?? "",
            rule: cause.rule ?? "", macro: cause.macro ?? "")
    }
}

extension TicketMessages.RuleLimit {
    init(_ limit: TicketCore.RuleLimit) {
        switch limit {
        case .depth: self = .depth
        case .events: self = .events
        }
    }
}
