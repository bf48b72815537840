internal import TicketCore
internal import TicketMessages

extension ListAvailableTransitionsResponse {
    /// The moves that a caller may make with a ticket that it sees, by the workflow and by its rights.
    init(ticket: TicketCore.Ticket, desk: TicketCore.Desk, caller: Caller) {
        self.init()
        guard Authorization.may(caller.actor, .transitionTicket, ticket) == .yes else { return }
        let preference = caller.preference(for: desk)
        let role = Authorization.workflowRole(of: caller.actor)
        transitions = desk.transitions(from: ticket.status.key, by: role).map { status, transition in
            AvailableTransition(
                status: status.key, statusLabel: status.labels(for: role).text(in: preference),
                actionLabel: transition.actionLabels.text(in: preference))
        }
    }
}
