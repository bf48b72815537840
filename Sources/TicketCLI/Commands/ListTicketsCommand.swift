internal import ArgumentParser
internal import TicketClient

/// `ticketctl ticket list`.
struct ListTicketsCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List tickets, newest first.",
        discussion: "Options of different kinds narrow together; one kind given again widens.")

    @OptionGroup var filter: FilterOptions
    @OptionGroup var paging: PagingOptions
    @OptionGroup var global: GlobalOptions

    func run(in session: Session) async throws {
        let filter = filter.filter
        try await paging.list(session, things: "tickets", view: TicketListView.init) { size, token in
            let request = ListTicketsRequest(pageSize: size, pageToken: token, filter: filter)
            return try await session.client.tickets.listTickets(request)
        }
    }
}
