internal import ArgumentParser
internal import TicketClient

/// `ticketctl desk deadline`.
struct DeadlineCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "deadline", abstract: "Work out when so much service will have been given, interval by interval.")

    @Argument(help: "The desk's key, such as live-chat.") var desk: String
    @Argument(help: "How much time: 30s, 5m, 12h, 4d.", transform: SpanOption.parse)
    var duration: GoogleProtobufDuration

    @Option(
        help: ArgumentHelp("From another moment than now, as RFC 3339 writes it.", valueName: "time"),
        transform: RFC3339.parse)
    var from: GoogleProtobufTimestamp?

    @Flag(help: "On the clock on the wall: all time counts.")
    var clock = false

    @OptionGroup var global: GlobalOptions

    var callSubject: CallSubject { .desk(desk) }

    func run(in session: Session) async throws {
        let request = PreviewDeadlineRequest(
            desk: desk, startTime: from, duration: duration, clock: clock ? .wall : .serviceHours)
        try session.printer.print(DeadlineView(response: try await session.client.desks.previewDeadline(request)))
    }
}
