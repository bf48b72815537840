import TestRandom
import Testing
import TicketCore

/// Hours as nobody would keep them, around a moment at which clocks somewhere are changed.
struct RandomCalendar {
    /// Zones, each with midnights UTC near which something happens.
    private static let places: [(zone: String, days: [String])] = [
        ("Europe/Madrid", ["2026-03-29", "2026-10-25", "2060-03-28", "2026-07-01"]),
        ("America/Mexico_City", ["2022-04-03", "2022-10-30", "2026-04-05"]),
        ("America/Santiago", ["2024-04-07", "2024-09-08"]),
        ("America/Sao_Paulo", ["2018-11-04", "2019-02-17"]),
        ("Australia/Lord_Howe", ["2026-04-04", "2026-10-03", "2045-04-01"]),
        ("Pacific/Apia", ["2011-12-30", "2011-09-24", "2012-04-01"]),
        ("Africa/Casablanca", ["2026-02-15", "2026-03-22"]),
        ("UTC", ["2026-03-29", "2028-02-29"]),
    ]

    var hours: ServiceHours
    var start: Timestamp

    init(random: inout SeededRandom) throws {
        let place = try #require(Self.places.randomElement(using: &random))
        let date = try #require(place.days.randomElement(using: &random))
        let day = try #require(CalendarDate(date)).daysSinceEpoch
        let firstDay = day - Int.random(in: 1...3, using: &random)
        start = Timestamp(second: firstDay * 86_400 + Int.random(in: 0..<1_440, using: &random) * 60)
        var week: [Weekday: [OpenInterval]] = [:]
        for weekday in Weekday.allCases where Int.random(in: 0..<4, using: &random) > 0 {
            week[weekday] = try Self.intervals(&random)
        }
        // One day at least, so that the hours hold together.
        if week.isEmpty { week[.sunday] = try Self.intervals(&random) }
        hours = ServiceHours(zone: place.zone, week: week)
        for date in try Self.dates(from: day - 3, to: day + 3) where Int.random(in: 0..<5, using: &random) == 0 {
            let intervals = Bool.random(using: &random) ? try Self.intervals(&random) : []
            hours.specialDays.append(SpecialDay(date: date, intervals: intervals))
        }
    }

    private static func dates(from first: Int, to last: Int) throws -> [CalendarDate] {
        var dates: [CalendarDate] = []
        for year in [2011, 2012, 2018, 2019, 2022, 2024, 2026, 2028, 2045, 2060] {
            for month in 1...12 {
                for day in 1...31 {
                    guard let date = CalendarDate(year: year, month: month, day: day),
                        (first...last).contains(date.daysSinceEpoch)
                    else { continue }
                    dates.append(date)
                }
            }
        }
        return dates
    }

    /// One to four intervals; some meet, some lie at the ends of the day.
    private static func intervals(_ random: inout SeededRandom) throws -> [OpenInterval] {
        var bounds = Set((0..<Int.random(in: 2...8, using: &random)).map { _ in minute(&random) })
        bounds.insert(90)
        let sorted = bounds.sorted()
        var intervals: [OpenInterval] = []
        for (start, end) in zip(sorted, sorted.dropFirst()) where Bool.random(using: &random) || intervals.isEmpty {
            intervals.append(
                OpenInterval(
                    start: try #require(TimeOfDay(minutes: start)), end: try #require(TimeOfDay(minutes: end))))
        }
        return intervals
    }

    private static func minute(_ random: inout SeededRandom) -> Int {
        switch Int.random(in: 0..<10, using: &random) {
        case 0: 0
        case 1: 1_440
        case 2..<7: Int.random(in: 0...240, using: &random)
        default: Int.random(in: 0...1_440, using: &random)
        }
    }
}
