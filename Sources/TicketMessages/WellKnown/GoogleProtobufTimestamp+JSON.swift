internal import ProtobufC

extension GoogleProtobufTimestamp {
    /// Whether it lies in the years 1 to 9999 and has 0 to 999,999,999 nanoseconds, as timestamp.proto demands.
    public var isValid: Bool { TimestampText.isValid(seconds: seconds, nanoseconds: nanos) }

    /// RFC 3339 in UTC, such as `2026-11-21T21:24:15.123Z`, with no, three, six or nine digits behind the point; nil
    /// when it is not valid.
    public var rfc3339: String? { TimestampText.text(seconds: seconds, nanoseconds: nanos) }

    /// Reads RFC 3339, with any offset and up to nine digits behind the point.
    ///
    /// - Returns: nil when the text is something else, or lies outside the years 1 to 9999.
    public init?(rfc3339 text: String) {
        guard let parsed = TimestampText.parse(text) else { return nil }
        self.init(seconds: parsed.seconds, nanos: parsed.nanoseconds)
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
}
