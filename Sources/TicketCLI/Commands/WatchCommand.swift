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

    @OptionGroup var events: EventFilterOptions

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
        var progress = Progress()
        defer { progress.end(session) }
        do {
            try await follow(session.client, from: position, session, &progress)
        } catch is Enough {}
    }

    /// Follows, with another client whenever the token of the one has expired.
    private func follow(
        _ first: TicketClient, from start: FeedPosition, _ session: Session, _ progress: inout Progress
    ) async throws {
        var (client, position) = (first, start)
        while true {
            let outcome: Result<Void, any Error>
            do {
                outcome = .success(try await show(client, from: position, session, &progress))
            } catch {
                outcome = .failure(error)
            }
            if client !== first { await client.close() }
            guard case .failure(let error as RPCError) = outcome, error.code == .unauthenticated, progress.hasMoved,
                let renewed = session.renewed
            else { return try outcome.get() }
            client = try await renewed()
            position = .cursor(progress.reached)
            progress.hasMoved = false
        }
    }

    private func show(
        _ client: TicketClient, from position: FeedPosition, _ session: Session, _ progress: inout Progress
    ) async throws {
        let style = session.console.outputStyle
        try await client.events.follow(from: position, filter: filter, clock: session.clock) { notice in
            progress.take(notice, session)
        } handle: { event in
            if progress.shown == 0, session.printer.format == .table {
                try session.console.write(EventView.heading(style))
            }
            try session.printer.print(event: EventView(event: event))
            progress.take(event)
            if progress.shown == limit { throw Enough() }
        }
    }

    /// How far the watch has come.
    private struct Progress {
        var shown = 0
        private(set) var reached = ""
        private var isInterrupted = false
        /// Whether the server has said something since the present token came.
        var hasMoved = false

        mutating func take(_ event: Event) {
            shown += 1
            reached = event.cursor
            hasMoved = true
        }

        mutating func take(_ notice: FeedNotice, _ session: Session) {
            switch notice {
            case .reached(let cursor):
                reached = cursor
                hasMoved = true
                isInterrupted = false
            case .interrupted(let error, _):
                // The attempts that follow fail for the same reason, as a rule.
                if !isInterrupted { session.note("interrupted, going on as soon as the server is back: \(error)") }
                isInterrupted = true
            }
        }

        /// Says how to go on, where the output does not: JSON has each event's cursor.
        func end(_ session: Session) {
            guard !reached.isEmpty, [.table, .id].contains(session.printer.format) else { return }
            session.note("resume with --cursor \(reached)")
        }
    }

    private var position: FeedPosition {
        if let cursor { return .cursor(cursor) }
        return fromStart ? .start : .now
    }

    private var filter: EventFilter? {
        let filter = events.filter(EventFilter(ticketNumbers: number.map { [$0] } ?? [], desks: desk))
        return filter == EventFilter() ? nil : filter
    }
}
