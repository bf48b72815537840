import Synchronization
import TicketCore

/// What a store does for timers, in memory: it outlives the service as a database would, and fires a timer only if it
/// is armed and due by its own clock.
final class TimerBoard: TimerSource {
    /// What becomes of the next times that a timer is to be fired.
    enum Trouble {
        /// Nothing is done, and whoever asked is told so.
        case refused
        /// It is done, and whoever asked is told that it may not have been.
        case unknown
    }

    struct NotDue: Error {}

    private struct State {
        var armed: Set<DueTimer> = []
        var fired: [DueTimer] = []
        var asked: [DueTimer] = []
        var readings = 0
        var listed = 0
        var troubles: [Trouble] = []
        var readingFailures = 0
        var isClosed = false
        var ignoresFiring = false
        var now = TestClock.start
        var watchers: [AsyncStream<Void>.Continuation] = []
    }

    private let state = Mutex(State())

    /// The time of day, for the service and for the board.
    var now: Timestamp { state.withLock { $0.now } }
    var armed: Set<DueTimer> { state.withLock { $0.armed } }
    /// What was fired, in order.
    var fired: [DueTimer] { state.withLock { $0.fired } }
    /// Everything that was to be fired, in order, to no effect included.
    var asked: [DueTimer] { state.withLock { $0.asked } }
    var readings: Int { state.withLock { $0.readings } }
    /// How many timers have been listed in all readings.
    var listed: Int { state.withLock { $0.listed } }

    func setTime(bySeconds seconds: Double) {
        state.withLock { state in
            state.now = Timestamp(
                microsecondsSinceEpoch: state.now.microsecondsSinceEpoch + Int64(seconds * 1_000_000))
        }
    }

    /// Arms a timer that is due so many seconds from now, in place of the ticket's other one of this key.
    @discardableResult
    func arm(_ key: String = "idle", ticket: Int64 = 1, inSeconds seconds: Double) -> DueTimer {
        let (timer, watchers) = state.withLock { state in
            let due = state.now.microsecondsSinceEpoch + Int64(seconds * 1_000_000)
            let timer = DueTimer(
                tenant: "north", ticketNumber: ticket,
                timer: ArmedTimer(key: key, dueTime: Timestamp(microsecondsSinceEpoch: due)))
            state.armed = state.armed.filter { $0.ticketNumber != ticket || $0.timer.key != key }
            state.armed.insert(timer)
            return (timer, state.watchers)
        }
        for watcher in watchers { watcher.yield() }
        return timer
    }

    /// Takes a timer that somebody else armed, without a word.
    func adopt(_ timer: DueTimer) {
        state.withLock { _ = $0.armed.insert(timer) }
    }

    func disarm(_ timer: DueTimer) {
        state.withLock { _ = $0.armed.remove(timer) }
    }

    func expect(_ troubles: [Trouble]) {
        state.withLock { $0.troubles = troubles }
    }

    /// Says of every firing that all went well, and does nothing.
    var ignoresFiring: Bool {
        get { state.withLock { $0.ignoresFiring } }
        set { state.withLock { $0.ignoresFiring = newValue } }
    }

    func failReadings(_ count: Int) {
        state.withLock { $0.readingFailures = count }
    }

    func close() {
        let watchers = state.withLock { state in
            state.isClosed = true
            return state.watchers
        }
        for watcher in watchers { watcher.finish() }
    }

    func fire(_ timer: DueTimer) throws {
        try state.withLock { state in
            guard !state.isClosed else { throw StoreFailure.closed }
            state.asked.append(timer)
            if state.ignoresFiring { return }
            let trouble = state.troubles.popLast()
            if case .refused = trouble { throw StoreFailure.overloaded(retryAfterMilliseconds: 1) }
            guard state.armed.contains(timer) else { return }
            guard timer.timer.dueTime <= state.now else { throw NotDue() }
            state.armed.remove(timer)
            state.fired.append(timer)
            if case .unknown = trouble { throw StoreFailure.outcomeUnknown("test") }
        }
    }

    func dueTimers(until time: Timestamp, limit: Int) async throws -> [DueTimer] {
        try state.withLock { state in
            guard !state.isClosed else { throw StoreFailure.closed }
            state.readings += 1
            if state.readingFailures > 0 {
                state.readingFailures -= 1
                throw StoreFailure.overloaded(retryAfterMilliseconds: 1)
            }
            let due = state.armed.filter { $0.timer.dueTime <= time }
            let page = Array(due.sorted { $0.place < $1.place }.prefix(limit))
            state.listed += page.count
            return page
        }
    }

    func commits() -> AsyncStream<Void> {
        let (stream, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        state.withLock { $0.watchers.append(continuation) }
        return stream
    }
}

extension DueTimer {
    fileprivate var place: (Timestamp, Int64, String) { (timer.dueTime, ticketNumber, timer.key) }
}
