internal import ArgumentParser
internal import TicketClient

/// `ticketctl desk hours`.
struct ServiceHoursCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "hours", abstract: "Say whether a desk is served, and when that changes next.")

    @Argument(help: "The desk's key, such as live-chat.") var desk: String

    @Option(
        help: ArgumentHelp("Ask about another moment than now, as RFC 3339 writes it.", valueName: "time"),
        transform: RFC3339.parse)
    var at: GoogleProtobufTimestamp?

    @OptionGroup var global: GlobalOptions

    var callSubject: CallSubject { .desk(desk) }

    func run(in session: Session) async throws {
        let response = try await session.client.desks.getServiceHours(GetServiceHoursRequest(desk: desk, time: at))
        try session.printer.print(ServiceHoursView(desk: desk, response: response))
    }
}
