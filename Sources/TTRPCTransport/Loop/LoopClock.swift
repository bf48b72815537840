internal import NIOCore

/// Turns an event loop's time into the instants of the protocol machines and back, so that a test's loop brings its own time.
struct LoopClock: Sendable {
    private let loopStart: NIODeadline
    private let start: ContinuousClock.Instant

    init(loopNow: NIODeadline, now: ContinuousClock.Instant = .now) {
        loopStart = loopNow
        start = now
    }

    func instant(_ time: NIODeadline) -> ContinuousClock.Instant {
        start + .nanoseconds((time - loopStart).nanoseconds)
    }

    /// At most an hour ahead of `now`: a deadline can lie beyond what a loop can count, and looking once an hour costs nothing.
    func deadline(_ instant: ContinuousClock.Instant, now: NIODeadline) -> NIODeadline {
        let ahead = instant - self.instant(now)
        guard ahead < .seconds(3600) else { return now + .hours(1) }
        let (seconds, attoseconds) = ahead.components
        let nanoseconds = seconds * 1_000_000_000 + (attoseconds + 999_999_999) / 1_000_000_000
        return now + .nanoseconds(max(0, nanoseconds))
    }
}
