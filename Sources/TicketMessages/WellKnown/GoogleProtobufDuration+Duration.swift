internal import ProtobufC

extension GoogleProtobufDuration {
    /// The longest duration that duration.proto allows, about 10,000 years.
    private static let secondsMax: Int64 = 315_576_000_000

    /// The duration in whole nanoseconds, rounded towards zero; the longest one that the proto allows for a longer one.
    public init(_ duration: Swift.Duration) {
        let (seconds, attoseconds) = duration.components
        guard seconds.magnitude < UInt64(Self.secondsMax) else {
            self.init(seconds: seconds < 0 ? -Self.secondsMax : Self.secondsMax)
            return
        }
        self.init(seconds: seconds, nanos: Int32(attoseconds / 1_000_000_000))
    }

    /// Whether it has a length and signs that duration.proto allows.
    public var isValid: Bool {
        (-Self.secondsMax...Self.secondsMax).contains(seconds) && (-999_999_999...999_999_999).contains(nanos)
            && !(seconds < 0 && nanos > 0) && !(seconds > 0 && nanos < 0)
    }

    /// The same length as Swift's duration.
    public var duration: Swift.Duration { .seconds(seconds) + .nanoseconds(Int64(nanos)) }

    /// Writes `1.500s`; seconds and nanoseconds as they are when that cannot say it.
    func writeWellKnownJSON(to writer: inout JSONWriter) {
        guard isValid else {
            writer.beginObject()
            writer.key("seconds")
            writer.value(seconds)
            writer.key("nanos")
            writer.value(nanos)
            writer.endObject()
            return
        }
        let sign = seconds < 0 || nanos < 0 ? "-" : ""
        let fraction = FractionDigits.text(nanoseconds: abs(nanos))
        writer.value("\(sign)\(seconds.magnitude)\(fraction)s")
    }
}
