internal import ProtobufC
internal import TicketCore

/// Times as RFC 3339 in UTC, with no, three or six digits behind the point: as few as say it all.
enum ArchiveTime {
    /// The text of a moment; nil outside the years 1 to 9999.
    static func text(_ time: Timestamp) -> String? {
        let (seconds, rest) = time.microsecondsSinceEpoch.quotientAndRemainder(dividingBy: 1_000_000)
        let isBefore = rest < 0
        let microseconds = isBefore ? rest + 1_000_000 : rest
        return TimestampText.text(
            seconds: isBefore ? seconds - 1 : seconds, nanoseconds: Int32(truncatingIfNeeded: microseconds * 1_000))
    }

    /// The moment of a text; nil if it is none, or not as it is written here.
    static func moment(_ text: String) -> Timestamp? {
        guard let (seconds, nanoseconds) = TimestampText.parse(text), nanoseconds % 1_000 == 0 else { return nil }
        // The years 1 to 9999 fit.
        let time = Timestamp(microsecondsSinceEpoch: seconds &* 1_000_000 &+ Int64(nanoseconds / 1_000))
        return Self.text(time) == text ? time : nil
    }
}
