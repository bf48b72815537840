/// The text of a number in JSON (RFC 8259, section 6).
enum JSONNumber {
    /// How many bytes at the start are a number; nil for none.
    static func length(_ text: some Collection<UInt8>) -> Int? {
        var rest = text[...]
        if rest.first == UInt8(ascii: "-") { rest.removeFirst() }
        if rest.first == UInt8(ascii: "0") {
            rest.removeFirst()
        } else {
            guard skipDigits(&rest) else { return nil }
        }
        if rest.first == UInt8(ascii: ".") {
            rest.removeFirst()
            guard skipDigits(&rest) else { return nil }
        }
        if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
            rest.removeFirst()
            if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
            guard skipDigits(&rest) else { return nil }
        }
        return text.count - rest.count
    }

    /// Whether the whole text is a number.
    static func isNumber(_ text: String) -> Bool { length(text.utf8) == text.utf8.count }

    /// A whole number, exactly; `1.0` and `1e2` are some.
    ///
    /// - Parameter text: a number.
    /// - Returns: nil when it has a fraction, or does not fit.
    static func integer<Integer: FixedWidthInteger>(_ text: String, as _: Integer.Type) -> Integer? {
        guard let (isNegative, magnitude) = signedMagnitude(text) else { return nil }
        guard isNegative else { return Integer(exactly: magnitude) }
        guard magnitude > 0 else { return 0 }
        guard magnitude <= UInt64(Integer.min.magnitude) else { return nil }
        return Integer(truncatingIfNeeded: 0 &- magnitude)
    }

    private static func signedMagnitude(_ text: String) -> (isNegative: Bool, magnitude: UInt64)? {
        var rest = text.utf8[...]
        let isNegative = rest.first == UInt8(ascii: "-")
        if isNegative { rest.removeFirst() }
        let parts = rest.split(maxSplits: 1) { $0 == UInt8(ascii: "e") || $0 == UInt8(ascii: "E") }
        let mantissa = parts[0].split(separator: UInt8(ascii: "."), maxSplits: 1)
        var digits = mantissa.flatMap { $0.map { $0 - UInt8(ascii: "0") } }
        let zeros = digits.reversed().prefix { $0 == 0 }.count
        digits.removeLast(zeros)
        guard !digits.isEmpty else { return (isNegative, 0) }
        // An exponent that does not fit belongs to a number that does not either, or that has a fraction.
        guard let exponent = parts.count > 1 ? Int32(String(decoding: parts[1], as: UTF8.self)) : 0 else { return nil }
        let fraction = mantissa.count > 1 ? mantissa[1].count : 0
        let shift = Int(exponent) - fraction + zeros
        guard shift >= 0 else { return nil }
        digits = Array(digits.drop { $0 == 0 })
        guard digits.count + shift <= 20 else { return nil }
        var magnitude: UInt64 = 0
        for digit in digits + Array(repeating: 0, count: shift) {
            let (product, isTooLarge) = magnitude.multipliedReportingOverflow(by: 10)
            let (sum, isStillTooLarge) = product.addingReportingOverflow(UInt64(digit))
            guard !isTooLarge, !isStillTooLarge else { return nil }
            magnitude = sum
        }
        return (isNegative, magnitude)
    }

    private static func skipDigits<Bytes: Collection<UInt8>>(_ rest: inout Bytes) -> Bool
    where Bytes.SubSequence == Bytes {
        let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }.count
        rest = rest.dropFirst(digits)
        return digits > 0
    }
}
