internal import ArgumentParser
internal import TicketClient

/// `ticketctl desk create`.
struct CreateDeskCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "create", abstract: "Make a desk of its file; for admins.")

    @Argument(help: "The desk's YAML file; - reads standard input.") var file: String

    @Flag(help: "Check everything and make nothing.")
    var validateOnly = false

    @OptionGroup var mutation: MutationOptions
    @OptionGroup var global: GlobalOptions

    var givenRequestID: String? { mutation.requestID }
    var isMutation: Bool { !validateOnly }

    func run(in session: Session) async throws {
        let text = try DeskText(path: file, console: session.console)
        let request = CreateDeskRequest(
            source: text.source, requestID: session.requestID, validateOnly: validateOnly)
        try session.printer.print(DeskView(desk: try await session.client.desks.createDesk(request)))
        if validateOnly { session.note("checked; nothing was made") }
    }
}
