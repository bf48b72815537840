/// Numbers as people read them.
enum FigureText {
    /// A length of time with three digits and its unit: `87.1 µs`, `5.03 ms`, `1.20 s`.
    static func time(microseconds: Double) -> String {
        switch microseconds {
        case ..<1_000: digits(microseconds) + " µs"
        case ..<1_000_000: digits(microseconds / 1_000) + " ms"
        default: digits(microseconds / 1_000_000) + " s"
        }
    }

    /// A share as a percentage.
    static func share(_ share: Double) -> String { digits(share * 100) + "%" }

    /// Three digits, or all in front of the point: `1.23`, `45.6`, `789`, `12,345`.
    static func digits(_ value: Double) -> String {
        switch abs(value) {
        case 0: "0"
        case ..<0.01: fixed(value, places: 4)
        case ..<10: fixed(value, places: 2)
        case ..<100: fixed(value, places: 1)
        default: fixed(value, places: 0)
        }
    }

    /// A whole number with commas between the thousands.
    static func count(_ count: UInt64) -> String {
        var text = ""
        for (index, digit) in String(count).reversed().enumerated() {
            if index > 0, index % 3 == 0 { text.append(",") }
            text.append(digit)
        }
        return String(text.reversed())
    }

    /// Bytes as MiB.
    static func mebibytes(_ bytes: Int64) -> String { digits(Double(bytes) / 1_048_576) + " MiB" }

    /// `text` behind spaces up to a number of characters.
    static func right(_ text: String, columns: Int) -> String {
        String(repeating: " ", count: max(0, columns - text.count)) + text
    }

    private static func fixed(_ value: Double, places: Int) -> String {
        // What is not in this range is no figure of a run.
        guard value.isFinite, abs(value) < 1e15 else { return "\(value)" }
        let scale = (0..<places).reduce(UInt64(1)) { power, _ in power * 10 }
        let scaled = UInt64((abs(value) * Double(scale)).rounded())
        let sign = value < 0 ? "-" : ""
        if places == 0 { return sign + count(scaled) }
        let fraction = String(scaled % scale)
        return sign + count(scaled / scale) + "." + String(repeating: "0", count: places - fraction.count) + fraction
    }
}
