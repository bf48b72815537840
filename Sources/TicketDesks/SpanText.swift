/// A span of time as a desk's file spells it: a whole number with one of `s`, `m`, `h`, `d`, such as `5m` or `4d`.
///
/// A day is 24 hours, whatever the clocks of a zone do.
package enum SpanText {
    /// The seconds of a span; nil if the text is none, or more than fits.
    package static func seconds(_ text: String) -> Int64? {
        guard let unit = text.last.flatMap({ unitSeconds[$0] }), text.utf8.count >= 2,
            text.utf8.dropLast().allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
            let count = Int64(text.dropLast())
        else { return nil }
        let (seconds, overflow) = count.multipliedReportingOverflow(by: unit)
        return overflow ? nil : seconds
    }

    private static let unitSeconds: [Character: Int64] = ["s": 1, "m": 60, "h": 3_600, "d": 86_400]
}
