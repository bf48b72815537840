internal import ArgumentParser
internal import TicketClient
internal import TicketCore

/// `ticketctl desk update`.
struct UpdateDeskCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "update", abstract: "Make a new version of a desk of its file; for admins.")

    @Argument(help: "The desk's YAML file, whose key names the desk; - reads standard input.") var file: String

    @Option(help: ArgumentHelp("Change it only if this is still its etag.", valueName: "etag"))
    var etag: String = ""

    @Flag(help: "Check everything and change nothing.")
    var validateOnly = false

    @OptionGroup var mutation: MutationOptions
    @OptionGroup var global: GlobalOptions

    var givenRequestID: String? { mutation.requestID }
    var isMutation: Bool { !validateOnly }

    func run(in session: Session) async throws {
        let text = try DeskText(path: file, console: session.console)
        let request = UpdateDeskRequest(
            desk: text.desk.key, source: text.source, etag: etag, requestID: session.requestID,
            validateOnly: validateOnly)
        try session.printer.print(DeskView(desk: try await session.client.desks.updateDesk(request)))
        if validateOnly { session.note("checked; nothing was changed") }
    }
}
