/// A date with hours of its own, which replace those of its weekday: a holiday, or half of one.
public struct SpecialDay: Sendable, Hashable, Codable {
    /// Which day, by the calendar of the desk's zone.
    public var date: CalendarDate
    /// When service is given on it; empty for not at all.
    public var intervals: [OpenInterval]

    /// A date with hours of its own; by default none.
    public init(date: CalendarDate, intervals: [OpenInterval] = []) {
        self.date = date
        self.intervals = intervals
    }
}
