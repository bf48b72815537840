internal import TicketCore

/// What a timer service has to look at next. A value without clock or store: it is told what happened.
///
/// Two times run in it. The time of day decides what is due and may be set by anybody; the uptime is what the service
/// itself has slept, goes forward only, and decides when something is tried again.
struct TimerAgenda {
    /// How long the service sleeps at most before it looks at the time of day, which no sleep follows when it is set.
    static let tick: Duration = .milliseconds(250)
    /// After how long the store is asked again although nothing was heard: another server may have armed a timer.
    static let rereadInterval: Duration = .seconds(10)
    /// After how long a timer whose firing failed is tried again; doubled with each further failure.
    static let retryDelay: Duration = .seconds(1)
    /// The longest such delay.
    static let retryDelayMax: Duration = .seconds(60)
    private static let shortestNap: Duration = .milliseconds(1)
    private static let microsecondsPerTick: Int64 = 250_000

    private struct Hold {
        var until: Duration
        var failures: Int
        /// Whether it takes up room on the list of what is due. What was fired does not, as a rule.
        var isListed: Bool
    }

    private var uptime: Duration = .zero
    private var nextReading: Duration = .zero
    private var nextDueTime: Timestamp?
    private var holds: [DueTimer: Hold] = [:]

    /// Whether the store has to be asked what is due.
    func needsReading(at now: Timestamp) -> Bool {
        nextReading <= uptime || nextDueTime.map { $0 <= now } ?? false
    }

    /// Which of some due timers to fire now: of each ticket the first, because it may disarm the others; none that was
    /// tried just now.
    mutating func timersToFire(of due: [DueTimer]) -> [DueTimer] {
        for timer in due { holds[timer]?.isListed = true }
        var tickets: Set<TicketName> = []
        return due.filter { timer in
            !isHeld(timer) && tickets.insert(TicketName(tenant: timer.tenant, number: timer.ticketNumber)).inserted
        }
    }

    /// Notes that a timer was fired, or was not armed any more. Should it be listed still, it waits for the next tick.
    mutating func fired(_ timer: DueTimer) {
        holds[timer] = Hold(until: uptime + Self.tick, failures: 0, isListed: false)
    }

    /// Notes that firing a timer failed.
    mutating func failed(_ timer: DueTimer) {
        let failures = (holds[timer]?.failures ?? 0) + 1
        let delay = min(Self.retryDelay * (1 << min(failures - 1, 10)), Self.retryDelayMax)
        holds[timer] = Hold(until: uptime + delay, failures: failures, isListed: true)
    }

    /// How many timers on the list of what is due wait to be tried again.
    var heldCount: Int { holds.values.count(where: \.isListed) }

    /// Forgets what is no longer due. `due` is all that is.
    mutating func keepHolds(of due: [DueTimer]) {
        let due = Set(due)
        holds = holds.filter { due.contains($0.key) }
    }

    /// Notes when to look again.
    ///
    /// - Parameter first: the timers that run out first, at least one more than wait to be tried again.
    mutating func finishReading(first: [DueTimer]) {
        nextDueTime = first.first { !isHeld($0) }?.timer.dueTime
        let nextRetry = holds.values.map(\.until).min() ?? .seconds(Int64.max)
        nextReading = min(uptime + Self.rereadInterval, nextRetry)
    }

    /// Notes that the store did not answer.
    mutating func failReading() {
        nextReading = uptime + Self.retryDelay
        nextDueTime = nil
    }

    /// How long to sleep.
    func nap(at now: Timestamp) -> Duration {
        guard let nextDueTime,
            nextDueTime.microsecondsSinceEpoch < now.microsecondsSinceEpoch &+ Self.microsecondsPerTick
        else { return Self.tick }
        let rest = nextDueTime.microsecondsSinceEpoch &- now.microsecondsSinceEpoch
        return min(max(.microseconds(rest), Self.shortestNap), Self.tick)
    }

    /// Notes that the service has slept.
    mutating func slept(_ time: Duration) {
        uptime += time
    }

    private func isHeld(_ timer: DueTimer) -> Bool { holds[timer].map { $0.until > uptime } ?? false }

    private struct TicketName: Hashable {
        var tenant: String
        var number: Int64
    }
}
