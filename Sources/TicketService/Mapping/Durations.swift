internal import TTRPC
internal import TicketMessages

extension GoogleProtobufDuration {
    /// A length of time, to the microsecond.
    init(_ duration: Duration) {
        let (seconds, attoseconds) = duration.components
        self.init(seconds: seconds, nanos: Int32(attoseconds / 1_000_000_000))
    }

    /// The length of time that it says; refused below zero, above 10,000 years, and where its nanoseconds are out of
    /// range.
    func core(field: String) throws -> Duration {
        guard (0...315_576_000_000).contains(seconds), (0...999_999_999).contains(nanos) else {
            throw RPCError.invalidArgument(
                field: field, reason: "INVALID_DURATION", "zero or more, nanoseconds 0 to 999999999")
        }
        return .seconds(seconds) + .nanoseconds(Int64(nanos))
    }
}
