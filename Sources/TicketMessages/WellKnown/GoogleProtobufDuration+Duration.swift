internal import ProtobufC

extension GoogleProtobufDuration {
    /// The duration in whole nanoseconds, rounded towards zero; the longest one that the proto allows for a longer one.
    public init(_ duration: Swift.Duration) {
        let (seconds, attoseconds) = duration.components
        guard seconds.magnitude < UInt64(DurationText.secondsMax) else {
            self.init(seconds: seconds < 0 ? -DurationText.secondsMax : DurationText.secondsMax)
            return
        }
        self.init(seconds: seconds, nanos: Int32(attoseconds / 1_000_000_000))
    }

    /// Whether it has a length and signs that duration.proto allows.
    public var isValid: Bool { DurationText.isValid(seconds: seconds, nanoseconds: nanos) }

    /// The same length as Swift's duration.
    public var duration: Swift.Duration { .seconds(seconds) + .nanoseconds(Int64(nanos)) }

    /// Writes `1.500s`; seconds and nanoseconds as they are when that cannot say it.
    func writeWellKnownJSON(to writer: inout JSONWriter) {
        if let text = DurationText.text(seconds: seconds, nanoseconds: nanos) { return writer.value(text) }
        writer.beginObject()
        writer.key("seconds")
        writer.value(seconds)
        writer.key("nanos")
        writer.value(nanos)
        writer.endObject()
    }
}
