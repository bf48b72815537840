internal import ProtobufC

extension GoogleProtobufTimestamp {
    /// Seconds since the epoch of the first and the last moment that timestamp.proto allows.
    private static let secondsRange: ClosedRange<Int64> = -62_135_596_800...253_402_300_799

    /// Whether it lies in the years 1 to 9999 and has 0 to 999,999,999 nanoseconds, as timestamp.proto demands.
    public var isValid: Bool {
        Self.secondsRange.contains(seconds) && (0...999_999_999).contains(nanos)
    }

    /// RFC 3339 in UTC, such as `2026-11-21T21:24:15.123Z`, with no, three, six or nine digits behind the point; nil
    /// when it is not valid.
    public var rfc3339: String? {
        guard isValid else { return nil }
        let time = CivilTime(secondsSinceEpoch: seconds)
        let date = [FractionDigits.padded(time.year, width: 4), two(time.month), two(time.day)].joined(separator: "-")
        let clock = [two(time.hour), two(time.minute), two(time.second)].joined(separator: ":")
        return "\(date)T\(clock)\(FractionDigits.text(nanoseconds: nanos))Z"
    }

    /// Reads RFC 3339, with any offset and up to nine digits behind the point.
    ///
    /// - Returns: nil when the text is something else, or lies outside the years 1 to 9999.
    public init?(rfc3339 text: String) {
        var parser = RFC3339Parser(text)
        guard let parsed = parser.parse() else { return nil }
        self.init(seconds: parsed.seconds, nanos: parsed.nanoseconds)
        guard isValid else { return nil }
    }

    /// Writes RFC 3339; seconds and nanoseconds as they are when that cannot say it.
    func writeWellKnownJSON(to writer: inout JSONWriter) {
        if let rfc3339 { return writer.value(rfc3339) }
        writer.beginObject()
        writer.key("seconds")
        writer.value(seconds)
        writer.key("nanos")
        writer.value(nanos)
        writer.endObject()
    }

    private func two(_ number: Int64) -> String { FractionDigits.padded(number, width: 2) }
}
