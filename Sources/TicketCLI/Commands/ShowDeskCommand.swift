internal import ArgumentParser
internal import TicketClient

/// `ticketctl desk show`.
struct ShowDeskCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show a desk: its statuses, moves, issue types and limits.")

    @Argument(help: "The desk's key, such as account-portal.") var desk: String
    @OptionGroup var global: GlobalOptions

    var callSubject: CallSubject { .desk(desk) }

    func run(in session: Session) async throws {
        try session.printer.print(DeskView(desk: try await session.client.desks.getDesk(GetDeskRequest(desk: desk))))
    }
}
