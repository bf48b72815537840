/// A length of time as the command line has it: a number and a unit, `250us`, `5ms`, `1.5s`, `2m`, `1h`.
enum TimeText {
    private static let units: [(name: String, microseconds: Double)] = [
        // The longer names first: "5ms" does not end in a unit "s".
        ("ns", 0.001), ("us", 1), ("µs", 1), ("ms", 1_000), ("s", 1_000_000), ("m", 60_000_000), ("h", 3_600_000_000),
    ]

    /// The length in microseconds; nil for what is none.
    static func microseconds(_ text: some StringProtocol) -> Double? {
        guard let unit = units.first(where: { text.hasSuffix($0.name) }) else { return nil }
        return number(text.dropLast(unit.name.count)).map { $0 * unit.microseconds }
    }

    /// A decimal number without sign and exponent; nil for what is none.
    static func number(_ text: some StringProtocol) -> Double? {
        guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }) else {
            return nil
        }
        return Double(String(text))
    }
}
