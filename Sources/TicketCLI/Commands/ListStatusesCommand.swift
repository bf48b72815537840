internal import ArgumentParser
internal import TicketClient

/// `ticketctl desk statuses`.
struct ListStatusesCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "statuses", abstract: "List the statuses of a desk, in its order.")

    @Argument(help: "The desk's key, such as account-portal.") var desk: String
    @OptionGroup var global: GlobalOptions

    var callSubject: CallSubject { .desk(desk) }

    func run(in session: Session) async throws {
        let response = try await session.client.desks.listStatuses(ListStatusesRequest(desk: desk))
        try session.printer.print(StatusListView(response: response))
    }
}
