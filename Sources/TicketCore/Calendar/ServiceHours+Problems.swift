extension ServiceHours {
    /// How many intervals a day may have.
    public static let intervalsPerDayMax = 24
    /// How many special days there may be.
    public static let specialDaysMax = 1_000

    /// What is wrong with the hours, each as a sentence that names the place; empty if they hold together.
    ///
    /// Whether the zone is known is for `ZoneDatabase` to tell.
    public func problems() -> [String] {
        var problems: [String] = []
        if !ZoneDatabase.isName(zone) {
            problems.append("zone: \"\(zone)\" is no time zone; use an IANA name such as \"Europe/Madrid\"")
        }
        for day in Weekday.allCases {
            problems += Self.problems(week[day] ?? [], at: "week.\(day.rawValue)")
        }
        for day in specialDays {
            problems += Self.problems(day.intervals, at: "special_days.\(day.date)")
        }
        return problems + specialDayProblems() + openingProblems()
    }

    private func specialDayProblems() -> [String] {
        if specialDays.count > Self.specialDaysMax {
            return ["special_days: \(specialDays.count) of them; there may be \(Self.specialDaysMax)"]
        }
        return Dictionary(grouping: specialDays, by: \.date).filter { $0.value.count > 1 }.keys.sorted()
            .map { "special_days: \($0) stands there twice; put its intervals into one" }
    }

    private func openingProblems() -> [String] {
        guard week.values.allSatisfy(\.isEmpty), specialDays.allSatisfy(\.intervals.isEmpty) else { return [] }
        return ["week: there is never any service; give at least one day an interval"]
    }

    private static func problems(_ intervals: [OpenInterval], at place: String) -> [String] {
        guard intervals.count <= intervalsPerDayMax else {
            return ["\(place): \(intervals.count) intervals; a day may have \(intervalsPerDayMax)"]
        }
        var problems: [String] = []
        for interval in intervals where interval.end <= interval.start {
            problems.append("\(place): \(interval) does not end after its start\(advice(interval))")
        }
        for (earlier, later) in zip(intervals, intervals.dropFirst()) where later.start < earlier.end {
            problems.append("\(place): \(later) begins before \(earlier) ends; put them in order, without overlap")
        }
        return problems
    }

    private static func advice(_ interval: OpenInterval) -> String {
        guard let midnight = TimeOfDay(minutes: TimeOfDay.minutesMax), let morning = TimeOfDay(minutes: 0),
            interval.start < midnight, interval.end > morning, interval.end < interval.start
        else { return "" }
        let evening = OpenInterval(start: interval.start, end: midnight)
        let next = OpenInterval(start: morning, end: interval.end)
        return "; over midnight, write \(evening) on this day and \(next) on the next"
    }
}
