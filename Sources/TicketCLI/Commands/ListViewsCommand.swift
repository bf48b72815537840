internal import ArgumentParser
internal import TicketClient

/// `ticketctl ticket view list`.
struct ListViewsCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List your views, and those shared at a desk.")

    @Option(help: ArgumentHelp("For staff: also the views that are shared at this desk.", valueName: "key"))
    var desk: String = ""

    @OptionGroup var global: GlobalOptions

    func run(in session: Session) async throws {
        let page = try await session.client.tickets.listViews(ListViewsRequest(desk: desk))
        try session.printer.print(ViewListView(page: page))
        if page.views.isEmpty, session.printer.format == .table { session.note("no views") }
    }
}
