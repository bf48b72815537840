/// A desk's hours, arranged for looking up days.
struct ServicePlan: Sendable, Hashable {
    /// A part of a day in seconds of its clock.
    struct Seconds: Sendable, Hashable {
        var start: Int
        var end: Int
    }

    let zone: ZoneRules
    /// Seven of them, Monday first.
    private let week: [[Seconds]]
    /// By the days since 1970-01-01.
    private let specialDays: [Int: [Seconds]]

    init(hours: ServiceHours, zone: ZoneRules) {
        self.zone = zone
        week = Weekday.allCases.map { Self.seconds(hours.week[$0] ?? []) }
        specialDays = Dictionary(
            hours.specialDays.map { ($0.date.daysSinceEpoch, Self.seconds($0.intervals)) },
            uniquingKeysWith: { first, _ in first })
    }

    /// When service is given on the day that lies so many days after 1970-01-01.
    func intervals(onDay day: Int) -> [Seconds] {
        specialDays[day] ?? week[CivilDays.weekdayIndex(ofDaysSinceEpoch: day)]
    }

    private static func seconds(_ intervals: [OpenInterval]) -> [Seconds] {
        intervals.map { Seconds(start: $0.start.minutes * 60, end: $0.end.minutes * 60) }
    }
}
