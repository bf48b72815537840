/// Takes apart JSON texts that come one after another, with white space between them or without: lines of JSON, or
/// objects that are written over several lines.
///
/// It looks only for where each ends; ``JSONParser`` says whether it is JSON.
public struct JSONSplitter: Sendable {
    /// A text is longer than is read.
    public struct TooLong: Error, Hashable, Sendable, CustomStringConvertible {
        /// The longest text that is read, in bytes.
        public let bytesMax: Int

        /// A sentence for people.
        public var description: String { "a JSON value is longer than \(bytesMax) bytes" }
    }

    /// What the text that is being read is.
    private enum Kind {
        /// An object or an array, which ends where what was opened is closed.
        case container
        /// A string at the top, which ends with its quotation mark.
        case string
        /// A number or a word, which ends where something else begins.
        case word
    }

    private let bytesMax: Int
    private var text: [UInt8] = []
    private var kind: Kind?
    private var depth = 0
    private var isInString = false
    private var isEscaped = false

    /// - Parameter bytesMax: the longest text that is read, in bytes.
    public init(bytesMax: Int = 16 << 20) { self.bytesMax = bytesMax }

    /// Takes more bytes in and gives the texts that are whole now.
    ///
    /// - Throws: ``TooLong``.
    public mutating func feed(_ bytes: [UInt8]) throws(TooLong) -> [[UInt8]] {
        var whole: [[UInt8]] = []
        for byte in bytes { try take(byte, into: &whole) }
        return whole
    }

    /// What is left when no bytes follow: a number or a word, or a text that lacks its end; nil when there is nothing.
    public mutating func end() -> [UInt8]? {
        defer { reset() }
        return kind == nil ? nil : text
    }

    private mutating func take(_ byte: UInt8, into whole: inout [[UInt8]]) throws(TooLong) {
        if kind == .word, Self.endsWord(byte) { finish(&whole) }
        if kind == nil {
            if Self.isSpace(byte) { return }
            begin(with: byte)
        } else {
            guard text.count < bytesMax else { throw TooLong(bytesMax: bytesMax) }
            text.append(byte)
            if isInString { return takeInString(byte, &whole) }
        }
        guard kind == .container else { return }
        switch byte {
        case UInt8(ascii: "\""): isInString = true
        case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
        case UInt8(ascii: "}"), UInt8(ascii: "]"):
            depth -= 1
            if depth <= 0 { finish(&whole) }
        default: break
        }
    }

    private mutating func begin(with byte: UInt8) {
        text = [byte]
        switch byte {
        case UInt8(ascii: "{"), UInt8(ascii: "["): kind = .container
        // Nothing was opened: the text is over, and wrong.
        case UInt8(ascii: "}"), UInt8(ascii: "]"): kind = .container
        case UInt8(ascii: "\""):
            kind = .string
            isInString = true
        default: kind = .word
        }
    }

    private mutating func takeInString(_ byte: UInt8, _ whole: inout [[UInt8]]) {
        if isEscaped {
            isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
            isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
            isInString = false
            if kind == .string { finish(&whole) }
        }
    }

    private mutating func finish(_ whole: inout [[UInt8]]) {
        whole.append(text)
        reset()
    }

    private mutating func reset() {
        text = []
        kind = nil
        depth = 0
        isInString = false
        isEscaped = false
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0a || byte == 0x0d || byte == 0x09 }

    private static func endsWord(_ byte: UInt8) -> Bool {
        isSpace(byte) || byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") || byte == UInt8(ascii: "\"")
    }
}
