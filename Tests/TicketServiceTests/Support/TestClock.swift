import Synchronization
import TicketCore

/// The time of day as a test sets it.
final class TestClock: Sendable {
    /// 2026-01-01T00:00:00Z.
    static let start = Timestamp(microsecondsSinceEpoch: 1_767_225_600_000_000)

    private let time = Mutex(TestClock.start)

    var now: Timestamp { time.withLock { $0 } }
}
