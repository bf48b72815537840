/// Where a timer service learns what runs out, for all tenants.
///
/// What it learns may be stale by the time it acts. So a timer is fired by a command, which looks at the ticket once
/// more inside the store's transaction: many servers may ask for the same timer, and one of them fires it.
public protocol TimerSource: Sendable {
    /// The timers of every tenant that run out until then, the first one first, on tickets on which they may fire.
    ///
    /// - Parameters:
    ///   - time: the last moment; a timer that is due just then is among them.
    ///   - limit: how many at most.
    func dueTimers(until time: Timestamp, limit: Int) async throws -> [DueTimer]

    /// Yields after commits that may have armed timers; several may be told as one. Ends when the source closes.
    func commits() -> AsyncStream<Void>
}
