internal import TicketCore
internal import TicketMessages

extension TicketMessages.ServiceHours {
    init(_ hours: TicketCore.ServiceHours) {
        self.init(
            zone: hours.zone,
            week: TicketCore.Weekday.allCases.compactMap { day in
                guard let intervals = hours.week[day], !intervals.isEmpty else { return nil }
                return WeekdayHours(day: Weekday(day), intervals: intervals.map(TimeInterval.init))
            },
            specialDays: hours.specialDays.sorted { $0.date < $1.date }
                .map { day in
                    SpecialDate(date: day.date.description, intervals: day.intervals.map(TimeInterval.init))
                })
    }
}

extension TicketMessages.Weekday {
    init(_ day: TicketCore.Weekday) {
        switch day {
        case .monday: self = .monday
        case .tuesday: self = .tuesday
        case .wednesday: self = .wednesday
        case .thursday: self = .thursday
        case .friday: self = .friday
        case .saturday: self = .saturday
        case .sunday: self = .sunday
        }
    }
}

extension TicketMessages.TimeInterval {
    init(_ interval: OpenInterval) {
        self.init(start: interval.start.description, end: interval.end.description)
    }
}

extension TicketMessages.ZonedTime {
    /// A moment with what the zone's clocks show then.
    init(_ time: Timestamp, in zone: ZoneRules) {
        self.init(time, local: LocalTime(time, in: zone))
    }

    /// The end of a stretch of time, by the clocks just before it.
    init(endingAt time: Timestamp, in zone: ZoneRules) {
        let before = Timestamp(microsecondsSinceEpoch: time.microsecondsSinceEpoch - 1)
        self.init(time, local: LocalTime(time, offsetSeconds: zone.offsetSeconds(at: before)))
    }

    private init(_ time: Timestamp, local: LocalTime) {
        self.init(time: GoogleProtobufTimestamp(time), localTime: local.description)
    }
}
