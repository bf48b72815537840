internal import TTRPC
internal import TicketCore
internal import TicketMessages

extension GoogleProtobufTimestamp {
    /// The moment as protobuf has it: whole seconds rounded down, and nanoseconds from there.
    init(_ time: Timestamp) {
        let (seconds, rest) = time.microsecondsSinceEpoch.quotientAndRemainder(dividingBy: 1_000_000)
        let borrowed: Int64 = rest < 0 ? 1 : 0
        self.init(seconds: seconds - borrowed, nanos: Int32(rest + borrowed * 1_000_000) * 1_000)
    }

    /// The moment as the core has it; refused outside the years 1 to 9999 and for nanoseconds out of range.
    func core(field: String) throws -> Timestamp {
        guard (-62_135_596_800...253_402_300_799).contains(seconds), (0...999_999_999).contains(nanos) else {
            throw RPCError.invalidArgument(
                field: field, reason: "INVALID_TIMESTAMP", "between the years 1 and 9999, nanoseconds 0 to 999999999")
        }
        return Timestamp(microsecondsSinceEpoch: seconds * 1_000_000 + Int64(nanos) / 1_000)
    }
}
