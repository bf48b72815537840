/// The text of `google.protobuf.Timestamp` in JSON: RFC 3339 in UTC.
package enum TimestampText {
    /// Seconds since the epoch of the first and the last moment that timestamp.proto allows.
    private static let secondsRange: ClosedRange<Int64> = -62_135_596_800...253_402_300_799

    /// Whether it lies in the years 1 to 9999 and has 0 to 999,999,999 nanoseconds, as timestamp.proto demands.
    package static func isValid(seconds: Int64, nanoseconds: Int32) -> Bool {
        secondsRange.contains(seconds) && (0...999_999_999).contains(nanoseconds)
    }

    /// Such as `2026-11-21T21:24:15.123Z`, with no, three, six or nine digits behind the point; nil when it is not valid.
    package static func text(seconds: Int64, nanoseconds: Int32) -> String? {
        guard isValid(seconds: seconds, nanoseconds: nanoseconds) else { return nil }
        let time = CivilTime(secondsSinceEpoch: seconds)
        let date = [FractionDigits.padded(time.year, width: 4), two(time.month), two(time.day)].joined(separator: "-")
        let clock = [two(time.hour), two(time.minute), two(time.second)].joined(separator: ":")
        return "\(date)T\(clock)\(FractionDigits.text(nanoseconds: nanoseconds))Z"
    }

    /// Reads RFC 3339, with any offset and up to nine digits behind the point.
    ///
    /// - Returns: nil when the text is something else, or lies outside the years 1 to 9999.
    package static func parse(_ text: String) -> (seconds: Int64, nanoseconds: Int32)? {
        var parser = RFC3339Parser(text)
        guard let parsed = parser.parse(), isValid(seconds: parsed.seconds, nanoseconds: parsed.nanoseconds) else {
            return nil
        }
        return parsed
    }

    private static func two(_ number: Int64) -> String { FractionDigits.padded(number, width: 2) }
}
