/// A time on a clock, to the minute: 00:00 to 24:00, which is the end of the day.
public struct TimeOfDay: Sendable, Hashable, Comparable, Codable, CustomStringConvertible {
    /// The minutes of a day, and the last value there is.
    public static let minutesMax = 1_440

    /// Minutes since the day began by the clock, 0 to 1,440.
    public let minutes: Int

    /// The time so many minutes after 00:00, or nil if a day has none.
    public init?(minutes: Int) {
        guard (0...Self.minutesMax).contains(minutes) else { return nil }
        self.minutes = minutes
    }

    /// The time, or nil if `text` is none: two digits of hours, a colon, two digits of minutes.
    public init?(_ text: String) {
        let parts = text.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard parts.count == 2, let hours = Self.number(parts[0]), let minutes = Self.number(parts[1]), minutes < 60
        else { return nil }
        self.init(minutes: hours * 60 + minutes)
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let time = TimeOfDay(text) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "\"\(text)\" is no time of day from \"00:00\" to \"24:00\"")
        }
        self = time
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }

    public var description: String { Self.digits(minutes / 60) + ":" + Self.digits(minutes % 60) }

    public static func < (left: TimeOfDay, right: TimeOfDay) -> Bool { left.minutes < right.minutes }

    private static func number(_ digits: Substring.UTF8View) -> Int? {
        guard digits.count == 2, digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else {
            return nil
        }
        return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    }

    private static func digits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
