internal import ArgumentParser

/// A range of a file's bytes, as people write it: `0-1023`, `1024-`.
struct ByteRange: Sendable, Hashable {
    /// The first byte, counted from 0.
    let offset: Int64
    /// How many bytes; 0 for all to the end.
    let length: Int64

    /// - Throws: `ValidationError` for anything but two numbers in order, or one, with a `-` between or behind them.
    static func parse(_ argument: String) throws -> ByteRange {
        let parts = argument.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, let first = number(parts[0]) else { throw invalid }
        if parts[1].isEmpty { return ByteRange(offset: first, length: 0) }
        guard let last = number(parts[1]), last >= first, last < .max else { throw invalid }
        return ByteRange(offset: first, length: last - first + 1)
    }

    private static func number(_ text: Substring) -> Int64? {
        text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int64(text) : nil
    }

    private static var invalid: ValidationError {
        ValidationError("a range is the first and the last byte, such as 0-1023, or 1024- to the end")
    }
}
