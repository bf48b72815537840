/// The periods of service between two moments, in order. Periods that touch are one.
///
/// Between two changes of the zone's offset the clock runs evenly, so a day's intervals only have to be shifted by the
/// offset and cut to that span. That alone makes both edges of daylight saving time right, skipped days included: what
/// the clock never shows lies in no span, and what it shows twice lies in two.
struct OpenPeriods: IteratorProtocol {
    private let plan: ServicePlan
    private let start: Timestamp
    private let end: Timestamp

    private var span: ZoneSpan
    private var day: Int
    private var intervals: [ServicePlan.Seconds] = []
    private var nextInterval = 0
    private var pending: OpenPeriod?

    init(_ plan: ServicePlan, from start: Timestamp, to end: Timestamp) {
        self.plan = plan
        self.start = start
        self.end = end
        let second = start.flooredSeconds
        span = plan.zone.span(at: second)
        day = 0
        enter(span, at: second)
    }

    mutating func next() -> OpenPeriod? {
        var period = pending ?? nextPiece()
        pending = nil
        while let following = nextPiece() {
            guard following.start == period?.end else {
                pending = following
                break
            }
            period?.end = following.end
        }
        return period
    }

    /// The next interval of a day, cut to the span and to the range.
    private mutating func nextPiece() -> OpenPeriod? {
        while true {
            while nextInterval < intervals.count {
                let piece = cut(intervals[nextInterval])
                nextInterval += 1
                if piece.start < piece.end { return piece }
            }
            guard advance() else { return nil }
        }
    }

    /// Goes to the next day, and at the end of a span to the same day's rest in the next one; false at the end of the
    /// range.
    private mutating func advance() -> Bool {
        let nextMidnight = (day + 1) * 86_400 - span.offsetSeconds
        if nextMidnight < span.end {
            guard Timestamp(secondsSinceEpoch: nextMidnight) < end else { return false }
            show(day + 1)
        } else {
            guard Timestamp(secondsSinceEpoch: span.end) < end else { return false }
            enter(plan.zone.span(at: span.end), at: span.end)
        }
        return true
    }

    private mutating func enter(_ span: ZoneSpan, at second: Int) {
        self.span = span
        show(CivilDays.floorDivide(second + span.offsetSeconds, 86_400))
    }

    private mutating func show(_ day: Int) {
        self.day = day
        intervals = plan.intervals(onDay: day)
        nextInterval = 0
    }

    private func cut(_ interval: ServicePlan.Seconds) -> OpenPeriod {
        let midnight = day * 86_400 - span.offsetSeconds
        return OpenPeriod(
            start: max(start, Timestamp(secondsSinceEpoch: max(midnight + interval.start, span.start))),
            end: min(end, Timestamp(secondsSinceEpoch: min(midnight + interval.end, span.end))))
    }
}

extension Timestamp {
    /// The whole second that it lies in.
    var flooredSeconds: Int { CivilDays.floorDivide(Int(microsecondsSinceEpoch), 1_000_000) }

    /// The moment so many seconds after the Unix epoch, or the first or last one that there is.
    init(secondsSinceEpoch seconds: Int) {
        let (microseconds, overflow) = Int64(seconds).multipliedReportingOverflow(by: 1_000_000)
        self.init(microsecondsSinceEpoch: overflow ? (seconds < 0 ? .min : .max) : microseconds)
    }
}
