internal import ArgumentParser
internal import TicketDesks
internal import TicketMessages

/// A length of time as a desk's file spells it: `30s`, `5m`, `12h`, `4d`.
enum SpanOption {
    /// The length that `argument` names.
    ///
    /// - Throws: `ValidationError` for anything else.
    static func parse(_ argument: String) throws -> GoogleProtobufDuration {
        guard let seconds = SpanText.seconds(argument) else {
            throw ValidationError("a length of time is a whole number and a unit, such as 30s, 5m, 12h or 4d")
        }
        return GoogleProtobufDuration(seconds: seconds)
    }
}
