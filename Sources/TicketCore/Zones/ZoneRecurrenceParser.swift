/// Reads a POSIX `TZ` string such as `CET-1CEST,M3.5.0,M10.5.0/3`, with the longer times of RFC 9636, 3.3.1.
struct ZoneRecurrenceParser {
    private var rest: ArraySlice<UInt8>

    private init(_ text: ArraySlice<UInt8>) {
        rest = text
    }

    /// The rule that a text states, or nil if it states none. Daylight saving time has to say when it begins and ends.
    static func parse(_ text: ArraySlice<UInt8>) -> ZoneRecurrence? {
        var parser = ZoneRecurrenceParser(text)
        guard let recurrence = parser.recurrence(), parser.rest.isEmpty else { return nil }
        return recurrence
    }

    private mutating func recurrence() -> ZoneRecurrence? {
        guard name(), let west = seconds(hoursMax: 24) else { return nil }
        guard !rest.isEmpty else { return ZoneRecurrence(standardOffsetSeconds: -west) }
        guard name() else { return nil }
        var offset = -west + 3_600
        if rest.first != UInt8(ascii: ",") {
            guard let west = seconds(hoursMax: 24) else { return nil }
            offset = -west
        }
        guard take(","), let start = rule(), take(","), let end = rule() else { return nil }
        return ZoneRecurrence(
            standardOffsetSeconds: -west,
            daylightSaving: ZoneRecurrence.DaylightSaving(offsetSeconds: offset, start: start, end: end))
    }

    /// An abbreviation of three letters or more, or one in angle brackets of letters, digits and signs.
    private mutating func name() -> Bool {
        let isQuoted = take("<")
        let letters = rest.prefix { byte in
            Self.isLetter(byte) || isQuoted && (Self.isDigit(byte) || "+-".utf8.contains(byte))
        }
        rest = rest.dropFirst(letters.count)
        return letters.count >= 3 && (!isQuoted || take(">"))
    }

    private mutating func rule() -> ZoneChangeRule? {
        guard let day = day() else { return nil }
        guard take("/") else { return ZoneChangeRule(day: day, secondOfDay: 7_200) }
        return seconds(hoursMax: 167).map { ZoneChangeRule(day: day, secondOfDay: $0) }
    }

    private mutating func day() -> ZoneChangeRule.Day? {
        if take("M") {
            guard let month = number(1...12), take("."), let week = number(1...5), take("."),
                let weekday = number(0...6)
            else { return nil }
            return .weekday(weekday, week: week, month: month)
        }
        if take("J") { return number(1...365).map { .dayOfYear($0) } }
        return number(0...365).map { .zeroBasedDayOfYear($0) }
    }

    /// `[+-]hh[:mm[:ss]]` in seconds.
    private mutating func seconds(hoursMax: Int) -> Int? {
        let isNegative = take("-")
        if !isNegative { _ = take("+") }
        guard let hours = number(0...hoursMax) else { return nil }
        var seconds = hours * 3_600
        for unit in [60, 1] where take(":") {
            guard let part = number(0...59) else { return nil }
            seconds += part * unit
        }
        return isNegative ? -seconds : seconds
    }

    /// One to three digits that stand for a number in a range.
    private mutating func number(_ range: ClosedRange<Int>) -> Int? {
        let digits = rest.prefix(while: Self.isDigit)
        guard (1...3).contains(digits.count) else { return nil }
        rest = rest.dropFirst(digits.count)
        let value = digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
        return range.contains(value) ? value : nil
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard rest.first == UInt8(ascii: character) else { return false }
        rest = rest.dropFirst()
        return true
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }
}
