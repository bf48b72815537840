internal import ArgumentParser
internal import TicketClient

/// `ticketctl ticket watch`.
struct WatchCommand: ClientCommand {
    /// Ends a watch that has shown as many events as it should.
    private struct Enough: Error {}

    static let configuration = CommandConfiguration(
        commandName: "watch",
        abstract: "Follow what happens to tickets, until interrupted.",
        discussion: "After a lost connection it goes on where it was. An event may come twice then, with the same id.")

    @Argument(help: "Only this ticket; all that you may see if left out.", transform: TicketNumber.parse)
    var number: Int64?

    @Option(help: ArgumentHelp("Only tickets of this desk; may be given again.", valueName: "key"))
    var desk: [String] = []

    @Option(help: ArgumentHelp("Go on behind this cursor.", valueName: "cursor"))
    var cursor: String?

    @Flag(help: "Begin with the oldest event that is kept.")
    var fromStart = false

    @Option(help: ArgumentHelp("Exit after so many events.", valueName: "n"))
    var limit: Int?

    @OptionGroup var global: GlobalOptions

    var callSubject: CallSubject { number.map { .ticket($0) } ?? .none }

    func validate() throws {
        if cursor != nil, fromStart { throw ValidationError("give either --cursor or --from-start, not both") }
        if cursor == "" { throw ValidationError("--cursor is empty; leave it out for what happens from now on") }
        if let limit, limit < 1 { throw ValidationError("--limit is 1 or more") }
    }

    func run(in session: Session) async throws {
        let isTable = session.printer.format == .table
        var reached = cursor
        defer {
            // The other forms have each event's cursor in their output.
            if let reached, isTable || session.printer.format == .id { session.note("resume with --cursor \(reached)") }
        }
        var shown = 0
        do {
            try await session.client.events.follow(from: position, filter: filter, clock: session.clock) { notice in
                remark(notice, session, &reached)
            } handle: { event in
                if isTable, shown == 0 { try session.console.write(EventView.heading(session.console.outputStyle)) }
                try session.printer.print(event: EventView(event: event))
                reached = event.cursor
                shown += 1
                if shown == limit { throw Enough() }
            }
        } catch is Enough {}
    }

    private func remark(_ notice: FeedNotice, _ session: Session, _ reached: inout String?) {
        switch notice {
        case .reached(let cursor): reached = cursor
        case .interrupted(let error, _): session.note("\(error); going on as soon as the server is back")
        }
    }

    private var position: FeedPosition {
        if let cursor { return .cursor(cursor) }
        return fromStart ? .start : .now
    }

    private var filter: EventFilter? {
        if number == nil, desk.isEmpty { return nil }
        return EventFilter(ticketNumbers: number.map { [$0] } ?? [], desks: desk)
    }
}
