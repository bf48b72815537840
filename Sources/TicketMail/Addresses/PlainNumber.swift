/// Numbers written in one way only: decimal digits without sign or leading zeros.
enum PlainNumber {
    static func read(_ text: Substring) -> Int64? {
        guard let number = Int64(text), number >= 0, String(number) == text else { return nil }
        return number
    }
}
