/// When service is given, worked out: a desk's hours with the rules of its time zone. Pure and immutable.
///
/// Service is given at every moment at which a clock in the zone shows a time inside one of the day's intervals. What
/// the clock jumps over does not count, what it shows twice counts twice, and a date that the zone skips has no
/// service.
/// All answers are exact to the microsecond and depend on nothing but the arguments.
public struct ServiceCalendar: Sendable, Hashable {
    /// How far the calendar looks ahead, and the longest range that it measures, in years of 365.25 days.
    public static let horizonYears = 10

    /// Service at every moment, for what runs by the clock on the wall.
    public static let wallClock = ServiceCalendar(plan: nil)

    /// Nil for service at every moment.
    let plan: ServicePlan?

    private init(plan: ServicePlan?) {
        self.plan = plan
    }

    /// The calendar of these hours under a zone's rules.
    ///
    /// - Throws: `CalendarError.inconsistent` if the hours do not hold together.
    public init(hours: ServiceHours, zone: ZoneRules) throws(CalendarError) {
        let problems = hours.problems()
        guard problems.isEmpty else { throw .inconsistent(problems) }
        self.init(plan: ServicePlan(hours: hours, zone: zone))
    }

    /// Whether service is given at a moment.
    public func isOpen(at time: Timestamp) throws(CalendarError) -> Bool {
        try check(time)
        guard var periods = periods(from: time, to: time.advanced(byMicroseconds: 1)) else { return true }
        return periods.next() != nil
    }

    /// The first moment behind `time` at which service begins; nil if there is none within the horizon.
    public func nextOpening(after time: Timestamp) throws(CalendarError) -> Timestamp? {
        try check(time)
        guard var periods = periods(from: time, to: horizon(time)) else { return nil }
        while let period = periods.next() {
            // One that begins at `time` is the one that is open then, cut off or not.
            if period.start > time { return period.start }
        }
        return nil
    }

    /// The first moment behind `time` at which service ends; nil if there is none within the horizon.
    public func nextClosing(after time: Timestamp) throws(CalendarError) -> Timestamp? {
        try check(time)
        let horizon = horizon(time)
        guard var periods = periods(from: time, to: horizon), let period = periods.next() else { return nil }
        return period.end < horizon ? period.end : nil
    }

    /// How much service is given from one moment to another.
    ///
    /// - Throws: `CalendarError.negativeTime` if `end` lies before `start`, `.beyondHorizon` if the range is too long.
    public func serviceTime(from start: Timestamp, to end: Timestamp) throws(CalendarError) -> Duration {
        try check(start)
        try check(end)
        guard start <= end else { throw .negativeTime }
        guard end <= horizon(start) else { throw .beyondHorizon(years: Self.horizonYears) }
        guard var periods = periods(from: start, to: end) else { return .microseconds(start.microseconds(to: end)) }
        var total: Int64 = 0
        while let period = periods.next() { total += period.microseconds }
        return .microseconds(total)
    }

    // MARK: Bounds

    /// Refuses a moment that protobuf and people have no name for; the arithmetic stays far from overflowing.
    func check(_ time: Timestamp) throws(CalendarError) {
        guard Self.moments.contains(time.microsecondsSinceEpoch) else { throw .momentOutOfRange(time) }
    }

    /// The end of what is looked at from `time` on.
    func horizon(_ time: Timestamp) -> Timestamp { time.advanced(byMicroseconds: Self.horizonMicroseconds) }

    /// The periods of service from one moment to another; nil if all of it is.
    func periods(from start: Timestamp, to end: Timestamp) -> OpenPeriods? {
        plan.map { OpenPeriods($0, from: start, to: end) }
    }

    /// `horizonYears` in microseconds.
    static let horizonMicroseconds = Int64(horizonYears) * 31_557_600 * 1_000_000
    /// From 0001-01-01T00:00:00Z to 9999-12-31T23:59:59.999999Z.
    private static let moments: ClosedRange<Int64> = -62_135_596_800_000_000...253_402_300_799_999_999
}

extension Timestamp {
    /// How many microseconds `end` lies behind this.
    func microseconds(to end: Timestamp) -> Int64 { end.microsecondsSinceEpoch &- microsecondsSinceEpoch }
}
