/// The text of `google.protobuf.Duration` in JSON: seconds with an `s`.
package enum DurationText {
    /// The longest duration that duration.proto allows, about 10,000 years.
    package static let secondsMax: Int64 = 315_576_000_000

    /// Whether it has a length and signs that duration.proto allows.
    package static func isValid(seconds: Int64, nanoseconds: Int32) -> Bool {
        (-secondsMax...secondsMax).contains(seconds) && (-999_999_999...999_999_999).contains(nanoseconds)
            && !(seconds < 0 && nanoseconds > 0) && !(seconds > 0 && nanoseconds < 0)
    }

    /// Such as `1.500s`; nil when it is not valid.
    package static func text(seconds: Int64, nanoseconds: Int32) -> String? {
        guard isValid(seconds: seconds, nanoseconds: nanoseconds) else { return nil }
        let sign = seconds < 0 || nanoseconds < 0 ? "-" : ""
        return "\(sign)\(seconds.magnitude)\(FractionDigits.text(nanoseconds: abs(nanoseconds)))s"
    }

    /// Reads a decimal number of seconds with up to nine digits behind the point and an `s`.
    ///
    /// - Returns: nil when the text is something else, or the duration is not valid.
    package static func parse(_ text: String) -> (seconds: Int64, nanoseconds: Int32)? {
        var rest = text.utf8[...]
        guard rest.popLast() == UInt8(ascii: "s") else { return nil }
        let isNegative = rest.first == UInt8(ascii: "-")
        if isNegative { rest.removeFirst() }
        let parts = rest.split(separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
        guard let whole = parts.first, let seconds = digits(whole, countMax: 12) else { return nil }
        var nanoseconds: Int64 = 0
        if parts.count > 1 {
            guard let fraction = digits(parts[1], countMax: 9) else { return nil }
            nanoseconds = (parts[1].count..<9).reduce(fraction) { value, _ in value * 10 }
        }
        let sign: Int64 = isNegative ? -1 : 1
        let duration = (seconds: seconds * sign, nanoseconds: Int32(truncatingIfNeeded: nanoseconds * sign))
        return isValid(seconds: duration.seconds, nanoseconds: duration.nanoseconds) ? duration : nil
    }

    /// One to `countMax` digits, which fit.
    private static func digits(_ text: Substring.UTF8View, countMax: Int) -> Int64? {
        guard !text.isEmpty, text.count <= countMax,
            text.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
        else { return nil }
        return text.reduce(0) { $0 * 10 + Int64($1 - UInt8(ascii: "0")) }
    }
}
