import Foundation
import Testing
import TicketCore

extension Timestamp {
    /// The moment that a text such as `2026-03-29T00:59:59Z` or `2026-03-29T00:59:59+02:00` names.
    init(_ text: String) throws {
        let parts = text.split(separator: "T")
        let date = try #require(CalendarDate(String(parts[0])))
        let time = parts[1]
        let clock = time.prefix(8).split(separator: ":").compactMap { Int($0) }
        try #require(parts.count == 2 && clock.count == 3)
        let zone = time.dropFirst(8)
        var offset = 0
        if zone != "Z" {
            let numbers = zone.dropFirst().split(separator: ":").compactMap { Int($0) }
            try #require(numbers.count == 2)
            offset = (numbers[0] * 60 + numbers[1]) * (zone.first == "-" ? -60 : 60)
        }
        self.init(second: date.daysSinceEpoch * 86_400 + clock[0] * 3_600 + clock[1] * 60 + clock[2] - offset)
    }

    init(second: Int) {
        self.init(microsecondsSinceEpoch: Int64(second) * 1_000_000)
    }

    func adding(seconds: Int) -> Timestamp {
        Timestamp(microsecondsSinceEpoch: microsecondsSinceEpoch + Int64(seconds) * 1_000_000)
    }
}

extension OpenInterval {
    static func texts(_ texts: String...) throws -> [OpenInterval] {
        try texts.map { try #require(OpenInterval($0)) }
    }
}

extension ServiceHours {
    /// The same intervals on every day of the week.
    static func daily(_ zone: String, _ intervals: String...) throws -> ServiceHours {
        let day = try intervals.map { try #require(OpenInterval($0)) }
        return ServiceHours(zone: zone, week: Dictionary(uniqueKeysWithValues: Weekday.allCases.map { ($0, day) }))
    }

    /// live-chat's: Monday to Friday, in two parts.
    static func liveChat(_ zone: String, specialDays: [SpecialDay] = []) throws -> ServiceHours {
        let day = try OpenInterval.texts("08:00-12:00", "14:00-17:30")
        let days: [Weekday] = [.monday, .tuesday, .wednesday, .thursday, .friday]
        return ServiceHours(
            zone: zone, week: Dictionary(uniqueKeysWithValues: days.map { ($0, day) }), specialDays: specialDays)
    }

    /// The calendar that the machine's zones make of them.
    func calendar() throws -> ServiceCalendar { try ZoneDatabase.system.calendar(self) }
}
