internal import ArgumentParser
internal import TicketClient
internal import TicketMessages

/// `ticketctl ticket view save`.
struct SaveViewCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "save", abstract: "Keep a filter and an order under a name, in the place of what has the name.")

    @Argument(help: "The name, without \"/\".") var name: String

    @Option(help: ArgumentHelp("For staff: share it among the staff of this desk.", valueName: "key"))
    var shareWith: String = ""

    @OptionGroup var filter: FilterOptions
    @OptionGroup var order: OrderOption
    @OptionGroup var mutation: MutationOptions
    @OptionGroup var global: GlobalOptions

    var givenRequestID: String? { mutation.requestID }
    var isMutation: Bool { true }

    func run(in session: Session) async throws {
        let view = TicketMessages.TicketView(name: name, desk: shareWith, filter: filter.filter, orderBy: order.value)
        let request = SaveViewRequest(view: view, requestID: session.requestID)
        let saved = try await session.client.tickets.saveView(request)
        try session.printer.print(ViewListView(page: ListViewsResponse(views: [saved])))
    }
}
