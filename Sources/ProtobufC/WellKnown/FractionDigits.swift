/// Fractions of a second as text, as ProtoJSON has them.
enum FractionDigits {
    /// Nothing, or a point with three, six or nine digits: as few as say it all.
    ///
    /// - Parameter nanoseconds: 0 to 999,999,999.
    static func text(nanoseconds: Int32) -> String {
        guard nanoseconds > 0 else { return "" }
        let digits = padded(Int64(nanoseconds), width: 9)
        let length = nanoseconds % 1_000_000 == 0 ? 3 : nanoseconds % 1_000 == 0 ? 6 : 9
        return "." + digits.prefix(length)
    }

    /// A number of at least `width` digits, with zeros before it.
    static func padded(_ number: Int64, width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
}
