internal import TTRPC

/// Any clock as the pool uses it.
struct PoolClock: Sendable {
    /// Counts from the making of this.
    let now: @Sendable () -> MonotonicTime
    let sleep: @Sendable (Duration) async throws -> Void

    init(_ clock: any Clock<Duration>) {
        self.init(on: clock)
    }

    private init<Timer: Clock>(on clock: Timer) where Timer.Duration == Duration {
        let start = clock.now
        now = { MonotonicTime(nanoseconds: start.duration(to: clock.now).nanoseconds) }
        sleep = { duration in try await clock.sleep(for: duration) }
    }
}
