internal import TicketCore

/// Service hours as a desk's file spells them.
struct HoursEntry: Decodable {
    private enum Key: String, CodingKey, CaseIterable {
        case zone
        case week
        case specialDays = "special_days"
    }

    private enum DayKey: String, CodingKey, CaseIterable {
        case monday
        case tuesday
        case wednesday
        case thursday
        case friday
        case saturday
        case sunday
    }

    private struct SpecialDayEntry: Decodable {
        enum Key: String, CodingKey, CaseIterable {
            case date
            case hours
        }

        let day: SpecialDay

        init(from decoder: any Decoder) throws {
            let values = try decoder.strictContainer(keyedBy: Key.self)
            day = SpecialDay(
                date: try values.decode(CalendarDate.self, forKey: .date),
                intervals: try values.decode([OpenInterval].self, forKey: .hours))
        }
    }

    let hours: ServiceHours

    init(from decoder: any Decoder) throws {
        let values = try decoder.strictContainer(keyedBy: Key.self)
        let days = try values.superDecoder(forKey: .week).strictContainer(keyedBy: DayKey.self)
        var week: [Weekday: [OpenInterval]] = [:]
        for key in days.allKeys {
            guard let day = Weekday(rawValue: key.rawValue) else { continue }
            week[day] = try days.decode([OpenInterval].self, forKey: key)
        }
        hours = ServiceHours(
            zone: try values.decode(String.self, forKey: .zone), week: week,
            specialDays: try values.decodeIfPresent([SpecialDayEntry].self, forKey: .specialDays)?.map(\.day) ?? [])
    }
}
