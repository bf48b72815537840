internal import TTRPC
internal import TicketCore
internal import TicketMessages

/// Follows the feed of events for one caller until the caller goes, the token is revoked or the server drains.
struct EventWatcher {
    /// What makes the watcher look up.
    private enum Wake {
        case commit
        case people
        case tick
        case drain
    }

    /// How many events are read at once.
    private static let pageSize = 200

    private let store: any TicketStore
    private let visitor: Visitor
    private let filter: EventFilter
    private let start: EventCursor?
    private let fromStart: Bool
    private let heartbeatInterval: Duration
    private let drain: DrainSignal
    private let timer: any Clock<Duration>
    private let writer: ResponseWriter<WatchEventsResponse>

    init(
        store: any TicketStore, visitor: Visitor, request: WatchEventsRequest, drain: DrainSignal,
        timer: any Clock<Duration>, writer: ResponseWriter<WatchEventsResponse>
    ) throws {
        self.store = store
        self.visitor = visitor
        filter = request.filter ?? EventFilter()
        start = try Self.cursor(request)
        fromStart = request.fromStart
        heartbeatInterval = Self.heartbeatInterval(request.heartbeatInterval)
        self.drain = drain
        self.timer = timer
        self.writer = writer
    }

    func run() async throws {
        let (wakes, source) = AsyncStream.makeStream(of: Wake.self, bufferingPolicy: .bufferingNewest(8))
        let listener = drain.add { source.yield(.drain) }
        defer {
            drain.remove(listener)
            source.finish()
        }
        // The commits are listened to before the first page is read, so that none falls between the two.
        let (commits, people) = (store.commits(of: try interest), store.peopleChanges())
        try await withThrowingTaskGroup { group in
            group.addTask {
                for await _ in commits { source.yield(.commit) }
                source.yield(.drain)
            }
            group.addTask { for await _ in people { source.yield(.people) } }
            group.addTask { [timer, heartbeatInterval] in
                while !Task.isCancelled {
                    try await timer.sleep(for: heartbeatInterval)
                    source.yield(.tick)
                }
            }
            defer { group.cancelAll() }
            try await follow(wakes)
        }
    }

    private func follow(_ wakes: AsyncStream<Wake>) async throws {
        var caller = FreshCaller(visitor, store)
        var cursor = try await firstCursor()
        try await sendHeartbeat(cursor)
        var isQuiet = !(try await catchUp(&cursor, &caller, reading: store.events))
        for await wake in wakes {
            switch wake {
            case .commit:
                if try await catchUp(&cursor, &caller, reading: store.newEvents) { isQuiet = false }
            case .people:
                _ = try await caller.current()
            case .tick:
                // A token expires without anybody's doing.
                try await caller.recheck()
                // The cursor goes on past what nobody was told of: events of other tickets, and of other servers.
                if try await catchUp(&cursor, &caller, reading: store.events) { isQuiet = false }
                if isQuiet { try await sendHeartbeat(cursor) }
                isQuiet = true
            case .drain:
                throw RPCError.unavailable("DRAINING", "the server is stopping; watch again from your last cursor")
            }
        }
        try Task.checkCancellation()
    }

    /// The tickets of which the watcher wants to be told. Their events are looked at by what the caller may see.
    private var interest: EventInterest {
        get throws {
            EventInterest(
                tenant: visitor.caller.tenant,
                ticketNumbers: Set(try filter.ticketNumbers.bounded("filter.ticket_numbers")),
                desks: Set(try filter.desks.bounded("filter.desks")))
        }
    }

    private func firstCursor() async throws -> EventCursor {
        if let start { return start }
        if !fromStart { return try await store.newestCursor() }
        // A page of nothing ends where it begins: before the oldest event.
        return try await store.events(EventQuery(filter, caller: visitor.caller, after: nil, limit: 0)).end
    }

    /// Sends everything that was committed behind the cursor; answers whether there was anything to send.
    private func catchUp(
        _ cursor: inout EventCursor, _ caller: inout FreshCaller, reading read: (EventQuery) async throws -> EventPage
    ) async throws -> Bool {
        var hasSent = false
        while true {
            let reader = try await caller.current()
            let page = try await read(EventQuery(filter, caller: reader, after: cursor, limit: Self.pageSize))
            var isSame = true
            for entry in page.entries {
                // What was read for somebody who may see less by now is read again.
                isSame = try await caller.current().actor == reader.actor
                guard isSame else { break }
                try await send(.event(TicketMessages.Event(entry, reader: reader.actor)))
                cursor = entry.cursor
                hasSent = true
            }
            guard isSame else { continue }
            cursor = page.end
            if !page.hasMore { return hasSent }
        }
    }

    private func sendHeartbeat(_ cursor: EventCursor) async throws {
        try await send(.heartbeat(Heartbeat(cursor: Base64URL.encode(cursor.bytes))))
    }

    private func send(_ kind: WatchEventsResponse.Kind) async throws {
        try await writer.send(WatchEventsResponse(kind: kind))
    }

    private static func cursor(_ request: WatchEventsRequest) throws -> EventCursor? {
        if request.cursor.isEmpty { return nil }
        if request.fromStart {
            throw RPCError.invalidArgument(
                field: "from_start", reason: "CONFLICTING", "set either a cursor or from_start, not both")
        }
        guard let bytes = Base64URL.decode(request.cursor) else { throw StoreFailure.invalidCursor }
        return EventCursor(bytes: bytes)
    }

    private static func heartbeatInterval(_ requested: GoogleProtobufDuration?) -> Duration {
        guard let requested else { return .seconds(15) }
        return .seconds(min(max(requested.seconds, 1), 300))
    }
}
