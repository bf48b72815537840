internal import Synchronization

/// Lets something through at most once in an interval.
final class Pace<Timer: Clock<Duration>>: Sendable {
    private let clock: Timer
    private let interval: Duration
    private let last = Mutex<Timer.Instant?>(nil)

    init(clock: Timer, interval: Duration) {
        self.clock = clock
        self.interval = interval
    }

    /// Whether the interval has passed since it last said yes.
    func isDue() -> Bool {
        let now = clock.now
        return last.withLock { last in
            if let last, last.duration(to: now) < interval { return false }
            last = now
            return true
        }
    }
}
