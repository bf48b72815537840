internal import TicketCore
internal import TicketMessages

extension ListAvailableTransitionsResponse {
    /// The moves that a caller may make with a ticket that it sees, by the workflow and by its rights.
    init(ticket: TicketCore.Ticket, desk: TicketCore.Desk, caller: Caller) {
        self.init()
        guard Authorization.may(caller.actor, .transitionTicket, ticket) == .yes else { return }
        let preference = caller.preference(for: desk)
        let role = Authorization.workflowRole(of: caller.actor)
        transitions = desk.choices(from: ticket.status.key, by: role).map { choice in
            AvailableTransition(
                status: choice.seen.key, statusLabel: choice.seen.labels(for: role).text(in: preference),
                actionLabel: choice.transition.actionLabels.text(in: preference))
        }
    }
}
