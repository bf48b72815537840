/// Why a text is no JSON, and where.
public struct JSONSyntaxError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The line, from 1.
    public let line: Int
    /// The column in bytes, from 1.
    public let column: Int
    /// What was expected there, or what is wrong with what is there.
    public let reason: String

    /// A sentence for people.
    public var description: String { "line \(line), column \(column): \(reason)" }

    /// What is wrong at this place of the text.
    init(_ reason: String, at offset: Int, in text: [UInt8]) {
        let before = text[..<min(max(0, offset), text.count)]
        self.reason = reason
        line = before.count { $0 == UInt8(ascii: "\n") } + 1
        column = before.count - (before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0) + 1
    }
}
