/// A part of a day in which service is given, closed at its start and open at its end.
///
/// It lies inside one day. Service over midnight is two intervals: to 24:00, and from 00:00 of the next day.
public struct OpenInterval: Sendable, Hashable, Codable, CustomStringConvertible {
    /// When service begins.
    public var start: TimeOfDay
    /// When service ends; 24:00 for the end of the day.
    public var end: TimeOfDay

    /// An interval; `ServiceHours.problems()` tells whether its end lies behind its start.
    public init(start: TimeOfDay, end: TimeOfDay) {
        self.start = start
        self.end = end
    }

    /// The interval, or nil if `text` is none in the form `08:00-12:00`.
    public init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, let start = TimeOfDay(String(parts[0])), let end = TimeOfDay(String(parts[1])) else {
            return nil
        }
        self.init(start: start, end: end)
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let interval = OpenInterval(text) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "\"\(text)\" is no part of a day such as \"08:00-12:00\"")
        }
        self = interval
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }

    public var description: String { "\(start)-\(end)" }
}
