/// When a desk gives service, as data: what a desk's file says, before a time zone's rules are known.
public struct ServiceHours: Sendable, Hashable, Codable {
    /// The time zone's name in the IANA database, such as `Europe/Madrid`.
    public var zone: String
    /// The hours of each weekday; a day that is not named has none.
    public var week: [Weekday: [OpenInterval]]
    /// Dates with other hours than their weekday's, in any order.
    public var specialDays: [SpecialDay]

    /// Hours; `problems()` tells whether they hold together.
    public init(zone: String, week: [Weekday: [OpenInterval]], specialDays: [SpecialDay] = []) {
        self.zone = zone
        self.week = week
        self.specialDays = specialDays
    }
}
