/// A moment as clocks show it that are ahead of UTC by some seconds.
public struct LocalTime: Sendable, Hashable, CustomStringConvertible {
    /// The moment.
    public let time: Timestamp
    /// By how many seconds the clocks are ahead of UTC; negative in the west.
    public let offsetSeconds: Int

    /// A moment by such clocks.
    public init(_ time: Timestamp, offsetSeconds: Int) {
        self.time = time
        self.offsetSeconds = offsetSeconds
    }

    /// A moment by the clocks of a zone.
    public init(_ time: Timestamp, in zone: ZoneRules) {
        self.init(time, offsetSeconds: zone.offsetSeconds(at: time))
    }

    /// The form of RFC 3339, such as `2026-03-29T03:00:00+02:00`, with a fraction if there is one.
    ///
    /// RFC 3339 has no seconds in offsets, which zones had before there were railways: the text has the whole minutes
    /// then, and stays the same moment. So it does, in UTC, where the year would not have four digits.
    public var description: String {
        let offset = offsetSeconds / 60 * 60
        return text(offset: offset) ?? text(offset: 0) ?? "\(time.microsecondsSinceEpoch) µs"
    }

    private func text(offset: Int) -> String? {
        let second = time.flooredSeconds + offset
        let days = CivilDays.floorDivide(second, 86_400)
        guard let date = CalendarDate(daysSinceEpoch: days) else { return nil }
        let ofDay = second - days * 86_400
        let clock = [ofDay / 3_600, ofDay / 60 % 60, ofDay % 60].map(Self.digits).joined(separator: ":")
        return "\(date)T\(clock)\(fraction)\(Self.offsetText(offset))"
    }

    private var fraction: String {
        let microseconds = Int(time.microsecondsSinceEpoch) - time.flooredSeconds * 1_000_000
        if microseconds == 0 { return "" }
        let digits = String(1_000_000 + microseconds).dropFirst()
        return "." + (digits.hasSuffix("000") ? digits.dropLast(3) : digits)
    }

    private static func offsetText(_ seconds: Int) -> String {
        if seconds == 0 { return "Z" }
        let minutes = abs(seconds) / 60
        return (seconds < 0 ? "-" : "+") + digits(minutes / 60) + ":" + digits(minutes % 60)
    }

    private static func digits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}

extension CalendarDate {
    /// The date that lies so many days after 1970-01-01; nil outside the years 1 to 9999.
    init?(daysSinceEpoch days: Int) {
        let year = CivilDays.year(ofDaysSinceEpoch: days)
        var rest = days - CivilDays.sinceEpoch(year: year, month: 1, day: 1)
        var month = 1
        while month < 12, rest >= CivilDays.count(inMonth: month, ofYear: year) {
            rest -= CivilDays.count(inMonth: month, ofYear: year)
            month += 1
        }
        self.init(year: year, month: month, day: rest + 1)
    }
}
