import Synchronization
import TicketCore

/// A clock that stands still until a test moves it.
final class TestClock: Sendable {
    private let microseconds: Mutex<Int64>

    /// A clock that stands at 2026-01-01T00:00:00Z.
    init() {
        microseconds = Mutex(1_767_225_600_000_000)
    }

    var now: Timestamp { Timestamp(microsecondsSinceEpoch: microseconds.withLock { $0 }) }

    func advance(seconds: Int64) {
        microseconds.withLock { $0 += seconds * 1_000_000 }
    }
}
