internal import ArgumentParser
internal import TicketClient

/// `ticketctl desk show`.
struct ShowDeskCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show a desk: its statuses, moves, issue types and all that it does.")

    @Argument(help: "The desk's key, such as account-portal.") var desk: String

    @Option(help: ArgumentHelp("An older version (the newest if left out).", valueName: "n"))
    var version: Int32 = 0

    @Flag(help: "The YAML text that it was made of; for admins.")
    var source = false

    @OptionGroup var global: GlobalOptions

    var callSubject: CallSubject { .desk(desk) }

    func validate() throws {
        if version < 0 { throw ValidationError("--version is 1 or more") }
    }

    func run(in session: Session) async throws {
        let desks = session.client.desks
        if source {
            let request = GetDeskSourceRequest(desk: desk, version: version)
            try session.printer.print(DeskSourceView(source: try await desks.getDeskSource(request)))
        } else {
            let request = GetDeskRequest(desk: desk, version: version)
            try session.printer.print(DeskView(desk: try await desks.getDesk(request)))
        }
    }
}
