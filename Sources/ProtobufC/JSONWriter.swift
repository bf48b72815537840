/// Writes proto3 JSON (the ProtoJSON format of protobuf.dev) as UTF-8.
///
/// With the original `snake_case` names of fields, which the format allows; scalars and lists are written even when they
/// have their default, unset messages are left out; 64-bit integers are decimal strings, bytes are Base64, enums their
/// names or, unknown ones, their numbers.
///
/// Between ``beginObject()`` and ``endObject()`` each ``key(_:)-(String)`` is followed by one value; between
/// ``beginArray()`` and ``endArray()`` come values. Commas and indentation are the writer's own business.
public struct JSONWriter: Sendable {
    /// What has been written.
    public private(set) var bytes: [UInt8] = []

    /// How many objects and arrays are open.
    public private(set) var depth = 0

    private let indentSpaces: Int
    private var needsComma = false
    private var isAfterKey = false
    private var firstField: (name: StaticString, value: String)?

    /// A writer of compact JSON, or of one value a line when `indentSpaces` is above 0.
    public init(indentSpaces: Int = 0) {
        self.indentSpaces = max(0, indentSpaces)
    }

    /// What has been written, as a string.
    public var string: String { String(decoding: bytes, as: UTF8.self) }

    /// Opens an object.
    public mutating func beginObject() {
        open("{")
        guard let (name, value) = firstField else { return }
        firstField = nil
        key(name)
        self.value(value)
    }

    /// Lets the next object that is opened begin with this field, before those that its message writes.
    public mutating func beginNextObject(with name: StaticString, _ value: String) { firstField = (name, value) }

    /// Closes the object that was opened last.
    public mutating func endObject() { close("}") }

    /// Opens an array.
    public mutating func beginArray() { open("[") }

    /// Closes the array that was opened last.
    public mutating func endArray() { close("]") }

    /// Writes the name of a field, which needs no escapes.
    public mutating func key(_ name: StaticString) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        name.withUTF8Buffer { bytes.append(contentsOf: $0) }
        endKey()
    }

    /// Writes any key, as maps have them.
    public mutating func key(_ name: String) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        appendEscaped(name)
        endKey()
    }

    /// Writes a string.
    public mutating func value(_ value: String) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        appendEscaped(value)
        bytes.append(UInt8(ascii: "\""))
    }

    /// Writes null.
    public mutating func null() { token("null") }

    /// Writes true or false.
    public mutating func value(_ value: Bool) { token(value ? "true" : "false") }

    /// Writes a number.
    public mutating func value(_ value: Int32) { token(String(value)) }

    /// Writes a number.
    public mutating func value(_ value: UInt32) { token(String(value)) }

    /// Writes a decimal string, since JavaScript's numbers hold 53 bits.
    public mutating func value(_ value: Int64) { token("\"\(value)\"") }

    /// Writes a decimal string, since JavaScript's numbers hold 53 bits.
    public mutating func value(_ value: UInt64) { token("\"\(value)\"") }

    /// Writes a number, or "NaN", "Infinity", "-Infinity".
    public mutating func value(_ value: Float) { floating(value, value.description) }

    /// Writes a number, or "NaN", "Infinity", "-Infinity".
    public mutating func value(_ value: Double) { floating(value, value.description) }

    /// Writes bytes as Base64.
    public mutating func value(_ value: [UInt8]) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        Base64.append(value, to: &bytes)
        bytes.append(UInt8(ascii: "\""))
    }

    /// Writes an enum's name, or its number when the proto has none for it.
    public mutating func value(_ value: some ProtobufEnum) {
        guard let name = value.protobufName else { return token(String(value.rawValue)) }
        token("\"\(name)\"")
    }

    /// Writes a message.
    public mutating func value(_ value: some ProtobufMessage) { value.writeJSON(to: &self) }

    /// Writes a value that is JSON already, as it is.
    public mutating func value(json: [UInt8]) {
        separate()
        bytes.append(contentsOf: json)
    }

    /// Writes an array.
    public mutating func values<Element>(_ elements: [Element], _ write: (inout JSONWriter, Element) -> Void) {
        beginArray()
        for element in elements { write(&self, element) }
        endArray()
    }

    private mutating func endKey() {
        bytes.append(UInt8(ascii: "\""))
        bytes.append(UInt8(ascii: ":"))
        if indentSpaces > 0 { bytes.append(UInt8(ascii: " ")) }
        isAfterKey = true
    }

    private mutating func open(_ bracket: Unicode.Scalar) {
        separate()
        bytes.append(UInt8(ascii: bracket))
        depth += 1
        needsComma = false
    }

    private mutating func close(_ bracket: Unicode.Scalar) {
        depth = max(0, depth - 1)
        if needsComma { breakLine() }
        bytes.append(UInt8(ascii: bracket))
        needsComma = true
        isAfterKey = false
    }

    /// What goes before a key or a value.
    private mutating func separate() {
        if isAfterKey {
            isAfterKey = false
        } else {
            if needsComma { bytes.append(UInt8(ascii: ",")) }
            if depth > 0 { breakLine() }
        }
        needsComma = true
    }

    private mutating func breakLine() {
        guard indentSpaces > 0 else { return }
        bytes.append(UInt8(ascii: "\n"))
        bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: indentSpaces * depth))
    }

    private mutating func token(_ text: String) {
        separate()
        bytes.append(contentsOf: text.utf8)
    }

    private mutating func floating(_ value: some BinaryFloatingPoint, _ description: String) {
        if value.isNaN { return token("\"NaN\"") }
        if value.isInfinite { return token(value < 0 ? "\"-Infinity\"" : "\"Infinity\"") }
        token(description.hasSuffix(".0") ? String(description.dropLast(2)) : description)
    }

    /// Appends text with the escapes that JSON asks for (RFC 8259, section 7).
    private mutating func appendEscaped(_ text: String) {
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                bytes.append(UInt8(ascii: "\\"))
                bytes.append(byte)
            case UInt8(ascii: "\n"): bytes.append(contentsOf: "\\n".utf8)
            case UInt8(ascii: "\r"): bytes.append(contentsOf: "\\r".utf8)
            case UInt8(ascii: "\t"): bytes.append(contentsOf: "\\t".utf8)
            case 0..<0x20:
                let digits = String(byte, radix: 16)
                bytes.append(contentsOf: (digits.utf8.count == 1 ? "\\u000" : "\\u00").utf8)
                bytes.append(contentsOf: digits.utf8)
            default: bytes.append(byte)
            }
        }
    }
}
