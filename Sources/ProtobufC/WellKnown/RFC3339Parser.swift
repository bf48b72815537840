/// Reads a date and time as RFC 3339, section 5.6, has them.
struct RFC3339Parser {
    private var rest: Substring.UTF8View

    init(_ text: String) {
        rest = text[...].utf8
    }

    /// Seconds since 1970-01-01T00:00:00Z and nanoseconds; nil when the text is something else.
    mutating func parse() -> (seconds: Int64, nanoseconds: Int32)? {
        guard let year = number(4), skip("-"), let month = number(2), skip("-"), let day = number(2),
            skip("T") || skip("t"),
            let hour = number(2), skip(":"), let minute = number(2), skip(":"), let second = number(2),
            let nanoseconds = fraction(), let offset = offset(), rest.isEmpty,
            let time = CivilTime(year: year, month: month, day: day, hour: hour, minute: minute, second: second)
        else { return nil }
        return (time.secondsSinceEpoch - offset, nanoseconds)
    }

    private mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard rest.first == UInt8(ascii: character) else { return false }
        rest.removeFirst()
        return true
    }

    private mutating func number(_ digits: Int) -> Int64? {
        var value: Int64 = 0
        for _ in 0..<digits {
            guard let digit = digit() else { return nil }
            value = value * 10 + digit
        }
        return value
    }

    private mutating func digit() -> Int64? {
        guard let byte = rest.first, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
        rest.removeFirst()
        return Int64(byte - UInt8(ascii: "0"))
    }

    private mutating func fraction() -> Int32? {
        guard skip(".") else { return 0 }
        var nanoseconds: Int64 = 0
        var count = 0
        while count < 9, let digit = digit() {
            nanoseconds = nanoseconds * 10 + digit
            count += 1
        }
        guard count > 0 else { return nil }
        for _ in count..<9 { nanoseconds *= 10 }
        return Int32(nanoseconds)
    }

    /// Seconds east of UTC.
    private mutating func offset() -> Int64? {
        if skip("Z") || skip("z") { return 0 }
        let isEast = skip("+")
        guard isEast || skip("-"), let hours = number(2), hours <= 23, skip(":"), let minutes = number(2), minutes <= 59
        else { return nil }
        return (hours * 3_600 + minutes * 60) * (isEast ? 1 : -1)
    }
}
