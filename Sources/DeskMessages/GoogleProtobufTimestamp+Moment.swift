internal import TicketCore
internal import TicketMessages

extension GoogleProtobufTimestamp {
    /// A moment of the years 1 to 9999.
    init(moment: Timestamp) {
        let (seconds, rest) = moment.microsecondsSinceEpoch.quotientAndRemainder(dividingBy: 1_000_000)
        let borrowed: Int64 = rest < 0 ? 1 : 0
        self.init(seconds: seconds - borrowed, nanos: Int32(rest + borrowed * 1_000_000) * 1_000)
    }
}
