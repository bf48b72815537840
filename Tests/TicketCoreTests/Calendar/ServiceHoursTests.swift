import Foundation
import Testing
import TicketCore

@Suite("Service hours: the data")
struct ServiceHoursTests {
    private func hours(_ monday: String...) throws -> ServiceHours {
        ServiceHours(zone: "Europe/Madrid", week: [.monday: try monday.map { try #require(OpenInterval($0)) }])
    }

    @Test("A time of day is two digits, a colon and two digits, 24:00 the last one")
    func timeOfDay() {
        for text in ["00:00", "08:05", "23:59", "24:00"] { #expect(TimeOfDay(text)?.description == text) }
        for text in ["", "8:00", "08:60", "24:01", "25:00", "08:00:00", "08-00", "-1:00", "０8:00", "08:00 "] {
            #expect(TimeOfDay(text) == nil, "\(text)")
        }
    }

    @Test("A date is one that the calendar has")
    func date() {
        for text in ["2026-12-24", "2028-02-29", "2000-02-29", "0001-01-01", "9999-12-31"] {
            #expect(CalendarDate(text)?.description == text)
        }
        for text in [
            "2026-02-29", "2100-02-29", "2026-13-01", "2026-00-01", "2026-04-31", "2026-1-1", "0000-01-01", "",
        ] {
            #expect(CalendarDate(text) == nil, "\(text)")
        }
    }

    @Test("Days are counted as Foundation counts them")
    func days() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(secondsFromGMT: 0))
        for day in stride(from: -100_000, to: 200_000, by: 97) {
            let parts = calendar.dateComponents(
                [.year, .month, .day], from: Date(timeIntervalSince1970: Double(day) * 86_400))
            let date = CalendarDate(year: parts.year ?? 0, month: parts.month ?? 0, day: parts.day ?? 0)
            #expect(date?.daysSinceEpoch == day)
        }
    }

    @Test("An interval ends behind its start and inside the day; over midnight there is advice")
    func intervals() throws {
        #expect(try hours("00:00-24:00").problems() == [])
        #expect(try hours("08:00-12:00", "12:00-14:00").problems() == [])
        #expect(
            try hours("22:00-06:00").problems() == [
                """
                week.monday: 22:00-06:00 does not end after its start; over midnight, write 22:00-24:00 on this day \
                and 00:00-06:00 on the next
                """
            ])
        #expect(try hours("08:00-08:00").problems() == ["week.monday: 08:00-08:00 does not end after its start"])
        #expect(
            try hours("14:00-17:30", "08:00-12:00").problems() == [
                "week.monday: 08:00-12:00 begins before 14:00-17:30 ends; put them in order, without overlap"
            ])
        #expect(
            try hours("08:00-12:01", "12:00-13:00").problems() == [
                "week.monday: 12:00-13:00 begins before 08:00-12:01 ends; put them in order, without overlap"
            ])
    }

    @Test("Special days stand once, are not too many and keep the rules of intervals")
    func specialDays() throws {
        let date = try #require(CalendarDate("2026-12-24"))
        var hours = try hours("08:00-12:00")
        hours.specialDays = [SpecialDay(date: date), SpecialDay(date: date)]
        #expect(hours.problems() == ["special_days: 2026-12-24 stands there twice; put its intervals into one"])
        hours.specialDays = [SpecialDay(date: date, intervals: try OpenInterval.texts("12:00-08:00"))]
        #expect(hours.problems().map { $0.prefix(24) } == ["special_days.2026-12-24:"])
        hours.specialDays = (1...1_001).compactMap { CalendarDate(year: $0, month: 1, day: 1) }.map {
            SpecialDay(date: $0)
        }
        #expect(hours.problems() == ["special_days: 1001 of them; there may be 1000"])
    }

    @Test("Hours that are never open, too finely cut or in no zone are named")
    func rest() throws {
        #expect(try hours().problems() == ["week: there is never any service; give at least one day an interval"])
        var hours = try hours("08:00-12:00")
        hours.zone = "Europe/Madrid; rm"
        #expect(
            hours.problems() == [
                "zone: \"Europe/Madrid; rm\" is no time zone; use an IANA name such as \"Europe/Madrid\""
            ])
        let minutes = try (0..<25).map { index in
            OpenInterval(
                start: try #require(TimeOfDay(minutes: index * 2)), end: try #require(TimeOfDay(minutes: index * 2 + 1))
            )
        }
        hours = ServiceHours(zone: "UTC", week: [.sunday: minutes])
        #expect(hours.problems() == ["week.sunday: 25 intervals; a day may have 24"])
    }

    @Test("What is written as JSON reads as in a desk's file, and comes back the same")
    func json() throws {
        let date = try #require(CalendarDate("2026-12-24"))
        let hours = ServiceHours(
            zone: "Europe/Madrid", week: [.friday: try OpenInterval.texts("08:00-12:00", "14:00-17:30")],
            specialDays: [SpecialDay(date: date, intervals: try OpenInterval.texts("08:00-12:00"))])
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let json = try encoder.encode(hours)
        #expect(
            String(decoding: json, as: UTF8.self) == """
                {"specialDays":[{"date":"2026-12-24","intervals":["08:00-12:00"]}],\
                "week":{"friday":["08:00-12:00","14:00-17:30"]},"zone":"Europe/Madrid"}
                """)
        #expect(try JSONDecoder().decode(ServiceHours.self, from: json) == hours)
        for wrong in [#""08:00""#, #""08:00-25:00""#, #""8-12""#, #""08:00-12:00-13:00""#] {
            #expect(throws: DecodingError.self) {
                _ = try JSONDecoder().decode(OpenInterval.self, from: Data(wrong.utf8))
            }
        }
    }
}
