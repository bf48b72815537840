/// How a promise's due time came about: what its clock has counted, and when it stood still.
public struct TargetExplanation: Sendable, Hashable {
    /// A stretch of time.
    public struct Part: Sendable, Hashable {
        /// Whether the clock counted it; else it stood still, because the ticket waited or was finished.
        public var isCounted: Bool
        /// Where it begins.
        public var start: Timestamp
        /// Where it ends; nil for one that goes on.
        public var end: Timestamp?
    }

    /// Where the promise stands.
    public var state: TargetState
    /// In order. Time that the clock counts is cut where service begins and ends; what lies between counts nothing.
    public var parts: [Part]
    /// How many further parts there are.
    public var omittedPartCount: Int

    /// How many parts are told at most.
    private static let partsMax = 500

    /// The explanation of what stands on a ticket; nil if nothing of this kind was ever promised.
    ///
    /// - Parameters:
    ///   - events: the ticket's, in order; others than those of promises are passed over.
    ///   - calendar: the service hours of the ticket's desk.
    public init?(_ kind: ServiceTarget.Kind, events: [TicketEvent], calendar: ServiceCalendar?) {
        var history = History(calendar: calendar)
        for event in events {
            guard case .target(let step, let state) = event.change, state.kind == kind else { continue }
            history.take(step, state, at: event.time)
        }
        guard let state = history.state else { return nil }
        history.close()
        self.state = state
        parts = Array(history.parts.prefix(Self.partsMax))
        omittedPartCount = history.parts.count - parts.count
    }

    private struct History {
        let calendar: ServiceCalendar?
        var state: TargetState?
        var parts: [Part] = []
        private var stoodSince: Timestamp?

        init(calendar: ServiceCalendar?) {
            self.calendar = calendar
        }

        mutating func take(_ step: TargetStep, _ next: TargetState, at time: Timestamp) {
            if step == .started || state == nil {
                parts = []
                stoodSince = nil
            } else if let since = state?.runningSince, next.runningSince != since {
                count(from: since, to: time, state?.clock ?? next.clock)
            }
            if let stood = stoodSince, next.runningSince != nil || next.metTime != nil {
                parts.append(Part(isCounted: false, start: stood, end: time))
                stoodSince = nil
            }
            if next.runningSince == nil, next.isOpen, stoodSince == nil { stoodSince = time }
            if !next.isOpen { stoodSince = time }
            state = step == .dropped ? nil : next
        }

        /// Tells of the stretch that is under way.
        mutating func close() {
            guard let state else { return }
            if let since = state.runningSince {
                guard let end = state.dueTime ?? state.breachTime, end > since else {
                    parts.append(Part(isCounted: true, start: since, end: nil))
                    return
                }
                count(from: since, to: end, state.clock)
            } else if state.isOpen, let stoodSince {
                parts.append(Part(isCounted: false, start: stoodSince, end: nil))
            }
        }

        private mutating func count(from start: Timestamp, to end: Timestamp, _ clock: DeskTimer.Clock) {
            guard start < end else { return }
            guard clock == .serviceHours, let calendar, var periods = calendar.periods(from: start, to: end) else {
                parts.append(Part(isCounted: true, start: start, end: end))
                return
            }
            while let period = periods.next() {
                parts.append(Part(isCounted: true, start: period.start, end: period.end))
            }
        }
    }
}
