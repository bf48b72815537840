internal import ArgumentParser
internal import TicketClient

/// `ticketctl whoami`.
struct WhoAmICommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "whoami", abstract: "Show who your token stands for.")

    @OptionGroup var global: GlobalOptions

    func run(in session: Session) async throws {
        try session.printer.print(WhoAmIView(response: try await session.client.identity.whoAmI(WhoAmIRequest())))
    }
}
