/// Reads JSON as RFC 8259 has it and nothing else: UTF-8, no name twice in an object, no lone surrogate, no comma too
/// many, nothing behind the value.
public struct JSONParser {
    private let text: [UInt8]
    private let depthMax: Int
    private var at = 0

    private init(_ text: [UInt8], depthMax: Int) {
        self.text = text
        self.depthMax = depthMax
    }

    /// Reads one value with white space around it.
    ///
    /// - Parameters:
    ///   - text: UTF-8 without a byte order mark.
    ///   - bytesMax: the longest text that is read, in bytes.
    ///   - depthMax: how deep arrays and objects may be nested; the outermost is depth 1.
    /// - Throws: ``JSONSyntaxError``.
    public static func parse(
        _ text: [UInt8], bytesMax: Int = 16 << 20, depthMax: Int = 100
    ) throws(JSONSyntaxError) -> JSONValue {
        guard text.count <= bytesMax else {
            throw JSONSyntaxError("the text has \(text.count) bytes, more than \(bytesMax)", at: 0, in: [])
        }
        if let offset = invalidUTF8(text) { throw JSONSyntaxError("this is not UTF-8", at: offset, in: text) }
        var parser = JSONParser(text, depthMax: depthMax)
        let value = try parser.value(depth: 0)
        parser.skipSpace()
        guard parser.at == text.count else { throw parser.error("expected the end of the text") }
        return value
    }

    /// Where the text stops being UTF-8.
    private static func invalidUTF8(_ text: [UInt8]) -> Int? {
        text.withUnsafeBufferPointer { buffer in
            do throws(UTF8.ValidationError) {
                _ = try UTF8Span(validating: buffer.span)
                return nil
            } catch {
                return error.byteOffsets.lowerBound
            }
        }
    }

    private mutating func value(depth: Int) throws(JSONSyntaxError) -> JSONValue {
        skipSpace()
        guard let byte = peek else { throw error("expected a value") }
        switch byte {
        case UInt8(ascii: "{"): return .object(try members(depth: depth + 1))
        case UInt8(ascii: "["): return .array(try elements(depth: depth + 1))
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try number())
        default:
            if take("true") { return .bool(true) }
            if take("false") { return .bool(false) }
            if take("null") { return .null }
            throw error("expected a value")
        }
    }

    private mutating func members(depth: Int) throws(JSONSyntaxError) -> [JSONValue.Member] {
        try open(depth)
        var members: [JSONValue.Member] = []
        // As bytes: two strings that Swift takes for the same may be two names.
        var names: Set<[UInt8]> = []
        skipSpace()
        if take("}") { return members }
        while true {
            skipSpace()
            let start = at
            guard peek == UInt8(ascii: "\"") else { throw error("expected a name in quotation marks") }
            let name = try string()
            guard names.insert(Array(name.utf8)).inserted else {
                throw JSONSyntaxError("the object has this name twice", at: start, in: text)
            }
            skipSpace()
            guard take(":") else { throw error("expected a colon") }
            members.append(JSONValue.Member(name: name, value: try value(depth: depth)))
            skipSpace()
            if take("}") { return members }
            guard take(",") else { throw error("expected a comma or the end of the object") }
        }
    }

    private mutating func elements(depth: Int) throws(JSONSyntaxError) -> [JSONValue] {
        try open(depth)
        var elements: [JSONValue] = []
        skipSpace()
        if take("]") { return elements }
        while true {
            elements.append(try value(depth: depth))
            skipSpace()
            if take("]") { return elements }
            guard take(",") else { throw error("expected a comma or the end of the array") }
        }
    }

    private mutating func open(_ depth: Int) throws(JSONSyntaxError) {
        guard depth <= depthMax else { throw error("values are nested more than \(depthMax) deep") }
        at += 1
    }

    private mutating func number() throws(JSONSyntaxError) -> String {
        guard let length = JSONNumber.length(text[at...]) else { throw error("expected a number") }
        defer { at += length }
        return String(decoding: text[at..<(at + length)], as: UTF8.self)
    }

    private mutating func string() throws(JSONSyntaxError) -> String {
        at += 1
        var bytes: [UInt8] = []
        while let byte = peek {
            switch byte {
            case UInt8(ascii: "\""):
                at += 1
                return String(decoding: bytes, as: UTF8.self)
            case UInt8(ascii: "\\"):
                bytes.append(contentsOf: try escape())
            case 0..<0x20:
                throw error("expected an escape for this control character")
            default:
                bytes.append(byte)
                at += 1
            }
        }
        throw error("expected a quotation mark at the end of the string")
    }

    private mutating func escape() throws(JSONSyntaxError) -> [UInt8] {
        let start = at
        at += 1
        guard let byte = peek else { throw error("expected an escape") }
        at += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
        case UInt8(ascii: "b"): return [0x08]
        case UInt8(ascii: "f"): return [0x0c]
        case UInt8(ascii: "n"): return [0x0a]
        case UInt8(ascii: "r"): return [0x0d]
        case UInt8(ascii: "t"): return [0x09]
        case UInt8(ascii: "u"):
            guard let scalar = scalar() else {
                throw JSONSyntaxError(
                    "expected a character: four hexadecimal digits, or two surrogates", at: start, in: text)
            }
            return Array(String(scalar).utf8)
        default:
            throw JSONSyntaxError(
                "expected one of the escapes \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u", at: start, in: text)
        }
    }

    /// The character behind `\u`, which may take two of them.
    private mutating func scalar() -> Unicode.Scalar? {
        guard let first = hexadecimal() else { return nil }
        guard (0xd800..<0xdc00).contains(first) else { return Unicode.Scalar(first) }
        guard take("\\u"), let second = hexadecimal(), (0xdc00..<0xe000).contains(second) else { return nil }
        return Unicode.Scalar(0x10000 + (first - 0xd800) << 10 + (second - 0xdc00))
    }

    private mutating func hexadecimal() -> UInt32? {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = peek, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
            value = value << 4 | UInt32(digit)
            at += 1
        }
        return value
    }

    private var peek: UInt8? { at < text.count ? text[at] : nil }

    private mutating func take(_ word: StaticString) -> Bool {
        let taken = word.withUTF8Buffer { text[at...].starts(with: $0) }
        if taken { at += word.utf8CodeUnitCount }
        return taken
    }

    private mutating func skipSpace() {
        while let byte = peek, byte == 0x20 || byte == 0x0a || byte == 0x0d || byte == 0x09 { at += 1 }
    }

    private func error(_ reason: String) -> JSONSyntaxError { JSONSyntaxError(reason, at: at, in: text) }
}
