internal import Synchronization
internal import TicketCore

/// The time of day in a run, which passes and jumps when the schedule says so.
final class VirtualClock: Sendable {
    /// 2026-01-01T00:00:00Z, a Thursday.
    private let microseconds = Mutex<Int64>(1_767_225_600_000_000)

    var now: Timestamp { Timestamp(microsecondsSinceEpoch: microseconds.withLock { $0 }) }

    /// Goes ahead, or, for a negative number, back.
    func advance(seconds: Int64) {
        microseconds.withLock { $0 += seconds * 1_000_000 }
    }
}
