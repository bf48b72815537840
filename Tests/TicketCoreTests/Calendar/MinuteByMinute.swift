import TicketCore

/// The plainest reading of a calendar: a list of minutes, each looked up by itself.
struct MinuteByMinute {
    let start: Timestamp
    let isOpen: [Bool]

    init(_ hours: ServiceHours, zone: ZoneRules, from start: Timestamp, minutes: Int) {
        self.start = start
        isOpen = (0..<minutes).map { Self.isOpen(hours, zone: zone, at: start.adding(seconds: $0 * 60)) }
    }

    func moment(_ minute: Int) -> Timestamp { start.adding(seconds: minute * 60) }

    private static func isOpen(_ hours: ServiceHours, zone: ZoneRules, at time: Timestamp) -> Bool {
        let clock = Int(time.microsecondsSinceEpoch / 1_000_000) + zone.offsetSeconds(at: time)
        let day = clock / 86_400
        let minute = clock % 86_400 / 60
        // 2000-01-03, day 10,959, was a Monday.
        let weekday = Weekday.allCases[(day - 10_959 + 70_000) % 7]
        let special = hours.specialDays.first { $0.date.daysSinceEpoch == day }
        let intervals = special?.intervals ?? hours.week[weekday] ?? []
        return intervals.contains { $0.start.minutes <= minute && minute < $0.end.minutes }
    }
}
