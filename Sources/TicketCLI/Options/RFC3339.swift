internal import ArgumentParser
internal import TicketMessages

/// Moments as RFC 3339 writes them: what tables show can be handed back as an option.
enum RFC3339 {
    /// `2026-11-21T21:24:15Z`: whole seconds, which is what a reader wants; JSON has the rest. Empty without a time.
    static func text(_ time: GoogleProtobufTimestamp?) -> String {
        time.flatMap { GoogleProtobufTimestamp(seconds: $0.seconds).rfc3339 } ?? ""
    }

    /// The moment that `argument` names: a date, a time and an offset, such as `2026-11-21T22:24:15.5+01:00`.
    ///
    /// - Throws: `ValidationError` for anything else, and for moments outside the years 1 to 9999.
    static func parse(_ argument: String) throws -> GoogleProtobufTimestamp {
        guard let time = GoogleProtobufTimestamp(rfc3339: argument) else {
            throw ValidationError("a time is written as in RFC 3339, such as 2026-11-21T21:24:15Z")
        }
        return time
    }
}
