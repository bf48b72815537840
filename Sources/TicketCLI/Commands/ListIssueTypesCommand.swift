internal import ArgumentParser
internal import TicketClient

/// `ticketctl desk types`.
struct ListIssueTypesCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "types", abstract: "List what a desk's tickets may be about.")

    @Argument(help: "The desk's key, such as account-portal.") var desk: String
    @OptionGroup var global: GlobalOptions

    var callSubject: CallSubject { .desk(desk) }

    func run(in session: Session) async throws {
        let response = try await session.client.desks.listIssueTypes(ListIssueTypesRequest(desk: desk))
        try session.printer.print(IssueTypeListView(response: response))
    }
}
