internal import DequeModule

/// Hands the calls of a schedule to those who make them, each once, in order, and none before it is due.
///
/// A call for which nobody is free when it is due is kept, and is handed out, late, to the next who asks. Generic over
/// who waits, so that it needs no tasks.
struct ArrivalQueue<Waiter> {
    /// What somebody who asks for a call gets.
    enum Answer {
        case call(DueCall)
        /// Nothing is due yet.
        case wait
        /// There are no more.
        case ended
    }

    /// What is to be done at a moment.
    struct Release {
        var calls: [(waiter: Waiter, call: DueCall)] = []
        /// They get no more calls.
        var dismissed: [Waiter] = []
        /// When to ask again; nil when there are no more calls.
        var wakeNanoseconds: Int64?
    }

    private let schedule: ArrivalSchedule
    /// Nothing is handed out after this.
    private let lastNanoseconds: Int64
    private var nextIndex: UInt64 = 0
    private var waiters: Deque<Waiter> = []
    private var isEnded = false

    /// - Parameter lastNanoseconds: when to give up on calls that are late.
    init(_ schedule: ArrivalSchedule, lastNanoseconds: Int64) {
        self.schedule = schedule
        self.lastNanoseconds = lastNanoseconds
    }

    /// The calls that were not handed out and were due at `start` or later, with the time that they have waited: some
    /// neighbours together, so that it is a short list however many there are.
    func unsent(atNanoseconds now: Int64, dueFrom start: Int64) -> [UnsentCalls] {
        let first = max(nextIndex, schedule.index(after: start - 1))
        guard first < schedule.count else { return [] }
        let step = max(1, (schedule.count - first) / UnsentCalls.groupsMax)
        return stride(from: first, to: schedule.count, by: Int(step)).map { index in
            let count = min(step, schedule.count - index)
            return UnsentCalls(count: count, waitedNanoseconds: now - schedule.dueNanoseconds(index + count / 2))
        }
    }

    /// Somebody asks for a call.
    mutating func take(atNanoseconds now: Int64) -> Answer {
        guard !isOver(now) else { return .ended }
        let due = schedule.dueNanoseconds(nextIndex)
        guard due <= now else { return .wait }
        defer { nextIndex += 1 }
        return .call(DueCall(index: nextIndex, intendedNanoseconds: due))
    }

    /// Somebody whom ``take(atNanoseconds:)`` told to wait does so.
    mutating func park(_ waiter: Waiter) { waiters.append(waiter) }

    /// What is due goes to those who wait, who came first first.
    mutating func release(atNanoseconds now: Int64) -> Release {
        var release = Release()
        while !waiters.isEmpty, case .call(let call) = take(atNanoseconds: now) {
            release.calls.append((waiters.removeFirst(), call))
        }
        if isOver(now) {
            release.dismissed = dismissAll()
        } else {
            // Whoever waits then will have found nothing due, so what is late now is no reason to ask again.
            release.wakeNanoseconds = schedule.dueNanoseconds(max(nextIndex, schedule.index(after: now)))
        }
        return release
    }

    /// Ends it: who waits is dismissed.
    mutating func end() -> [Waiter] {
        isEnded = true
        return dismissAll()
    }

    private func isOver(_ now: Int64) -> Bool { isEnded || nextIndex >= schedule.count || now > lastNanoseconds }

    private mutating func dismissAll() -> [Waiter] {
        defer { waiters.removeAll() }
        return Array(waiters)
    }
}
