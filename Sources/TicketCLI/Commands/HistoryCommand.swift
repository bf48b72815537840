internal import ArgumentParser
internal import TicketClient

/// `ticketctl history`.
struct HistoryCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "history", abstract: "Show what happened to a ticket, oldest first, or the ticket as it was.")

    @Argument(help: "The ticket's number, such as 100001.", transform: TicketNumber.parse) var number: Int64

    @Option(
        help: ArgumentHelp(
            "Show the ticket as it was then, with its comments: a time, or a revision, such as 3.", valueName: "when"))
    var at: String?

    @OptionGroup var events: EventFilterOptions
    @OptionGroup var paging: PagingOptions
    @OptionGroup var global: GlobalOptions

    var callSubject: CallSubject { .ticket(number) }

    func validate() throws {
        if let at { _ = try Self.request(number, at) }
    }

    func run(in session: Session) async throws {
        if let at {
            let past = try await session.client.events.getTicketAt(Self.request(number, at))
            return try session.printer.print(PastTicketView(past: past))
        }
        let filter = events.filter(EventFilter(ticketNumbers: [number]))
        try await paging.list(session, things: "events", view: EventListView.init) { size, token in
            try await session.client.events.listEvents(
                ListEventsRequest(pageSize: size, pageToken: token, filter: filter))
        }
    }

    /// Digits alone are a revision, anything else is a time.
    private static func request(_ number: Int64, _ when: String) throws -> GetTicketAtRequest {
        guard when.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return GetTicketAtRequest(number: number, time: try RFC3339.parse(when))
        }
        guard let revision = Int64(when), revision > 0 else {
            throw ValidationError("--at is a revision from 1 on, or a time such as 2026-11-21T21:24:15Z")
        }
        return GetTicketAtRequest(number: number, revision: revision)
    }
}
