internal import ArgumentParser
internal import TicketClient

/// `ticketctl ticket list`.
struct ListTicketsCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List tickets, those created last first unless another order is asked for.",
        discussion: "Options of different kinds narrow together; one kind given again widens.")

    @OptionGroup var filter: FilterOptions
    @OptionGroup var order: OrderOption

    @Option(help: ArgumentHelp("List this view: one of your own, or DESK/NAME.", valueName: "name"))
    var view: String = ""

    @OptionGroup var paging: PagingOptions
    @OptionGroup var global: GlobalOptions

    func validate() throws {
        if !view.isEmpty, filter.filter != nil {
            throw ValidationError("a view has its own filter; leave out --view or the filter")
        }
    }

    func run(in session: Session) async throws {
        let filter = filter.filter
        try await paging.list(session, things: "tickets", view: TicketListView.init) { size, token in
            let request = ListTicketsRequest(
                pageSize: size, pageToken: token, filter: filter, orderBy: order.value, view: view)
            return try await session.client.tickets.listTickets(request)
        }
    }
}
