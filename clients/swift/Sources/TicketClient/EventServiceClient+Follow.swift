extension EventServiceClient {
    /// Follows events, in the order in which they were committed, and goes on from the last one when the server or the
    /// connection was away.
    ///
    /// Each event is handled at least once: what was handled last before a break may come again, with the same `id`. It ends
    /// when `handle` throws, with that error, when the task is cancelled, and when the feed fails otherwise than by being
    /// unavailable.
    ///
    ///     try await client.events.follow(from: .cursor(saved)) { event in
    ///         try await save(event, cursor: event.cursor)
    ///     }
    ///
    /// - Parameters:
    ///   - position: where to begin.
    ///   - filter: which events are meant; nil means all.
    ///   - options: goes with every attempt.
    ///   - retry: how often in a row the feed is taken up again without success.
    ///   - clock: measures the waits, and the silence after which the server is taken for lost.
    ///   - notice: told of progress and of breaks.
    ///   - handle: called with one event at a time.
    /// - Throws: ``RPCError``, `CancellationError`, and what `handle` throws.
    public nonisolated(nonsending) func follow(
        from position: FeedPosition = .now, filter: EventFilter? = nil, options: CallOptions = CallOptions(),
        retry: RetryPolicy = .endless, clock: any Clock<Duration> = ContinuousClock(),
        notice: (FeedNotice) -> Void = { _ in }, handle: (Event) async throws -> Void
    ) async throws {
        var progress = FeedProgress(from: position)
        while true {
            do {
                try await watchEvents(progress.request(filter: filter), options: options) { stream in
                    for try await message in stream.failing(afterSilence: Self.silenceMax, clock: clock) {
                        let cursor = try await Self.take(message, &progress, handle)
                        if !cursor.isEmpty { notice(.reached(cursor: cursor)) }
                    }
                }
                return
            } catch let error as RPCError {
                try Task.checkCancellation()
                guard let delay = progress.delay(after: error, retry) else { throw error }
                notice(.interrupted(error, retryingAfter: delay))
                try await clock.sleep(for: delay)
            }
        }
    }

    /// Three times the interval of heartbeats that the service has unless it is asked for another.
    private static var silenceMax: Duration { .seconds(45) }

    /// Handles one message of the feed and answers how far that reaches.
    private nonisolated(nonsending) static func take(
        _ message: WatchEventsResponse, _ progress: inout FeedProgress, _ handle: (Event) async throws -> Void
    ) async throws -> String {
        var cursor = ""
        switch message.kind {
        case .event(let event):
            do {
                try await handle(event)
            } catch {
                progress.hasHandlerFailed = true
                throw error
            }
            cursor = event.cursor
        case .heartbeat(let heartbeat): cursor = heartbeat.cursor
        // A kind of message that is newer than this program.
        case nil: return ""
        }
        progress.reach(cursor)
        return cursor
    }
}
