/// Where a timer service learns what has run out, for all tenants.
///
/// What it learns may be stale by the time it acts. So a timer is fired by a command, which looks at the ticket once more
/// inside the store's transaction: many servers may ask for the same timer, and one of them fires it.
public protocol TimerSource: Sendable {
    /// Timers that have run out at `now` on tickets on which they may fire, in an order that begins with the due time.
    ///
    /// - Parameters:
    ///   - now: the present moment; a timer that is due just then has run out.
    ///   - after: the last timer of the page before; nil for the first page. It need not be armed any more.
    ///   - limit: how many at most.
    func dueTimers(at now: Timestamp, after: ScheduledTimer?, limit: Int) async throws -> [ScheduledTimer]

    /// When the first timer behind `now` runs out; nil if there is none.
    func nextDueTime(after now: Timestamp) async throws -> Timestamp?

    /// Yields after commits that armed timers; several may be told as one. Ends when the source closes.
    func timerArmings() -> AsyncStream<Void>
}
