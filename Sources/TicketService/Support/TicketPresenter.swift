internal import TicketCore
internal import TicketMessages

/// Shows the tickets of a page to one caller. Neighbours are of one desk, as a rule, which is looked up once then.
struct TicketPresenter {
    private let desks: DeskCatalog
    private let caller: Caller
    private var view: DeskView?
    private var version = 0

    init(_ endpoints: Endpoints, caller: Caller) {
        desks = endpoints.desks
        self.caller = caller
    }

    /// A ticket as the caller sees it.
    mutating func message(for ticket: TicketCore.Ticket) async throws -> TicketMessages.Ticket {
        if let view, version == ticket.deskVersion, view.desk.key == ticket.desk {
            return TicketMessages.Ticket(ticket, view: view, reader: caller.actor)
        }
        let view = try await desks.view(of: ticket, for: caller)
        (self.view, version) = (view, ticket.deskVersion)
        return TicketMessages.Ticket(ticket, view: view, reader: caller.actor)
    }
}
