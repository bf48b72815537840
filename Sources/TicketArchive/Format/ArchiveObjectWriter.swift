internal import ProtobufC
internal import TicketCore

/// Writes the objects of a line. Members come in the order in which they are written; what is nil, false or an empty
/// list is left out.
struct ArchiveObjectWriter {
    private var json = JSONWriter()

    init() {
        json.beginObject()
    }

    /// The line, ended.
    consuming func line() -> [UInt8] {
        json.endObject()
        return json.bytes + [UInt8(ascii: "\n")]
    }

    mutating func text(_ name: StaticString, _ value: String?) {
        guard let value else { return }
        json.key(name)
        json.value(value)
    }

    /// A value that has a name.
    mutating func word(_ name: StaticString, _ value: some RawRepresentable<String>) {
        text(name, value.rawValue)
    }

    mutating func number(_ name: StaticString, _ value: Int64?) {
        guard let value else { return }
        json.key(name)
        json.value(value)
    }

    mutating func flag(_ name: StaticString, _ value: Bool) {
        guard value else { return }
        json.key(name)
        json.value(true)
    }

    mutating func time(_ name: StaticString, _ value: Timestamp?) throws {
        guard let value else { return }
        guard let text = ArchiveTime.text(value) else {
            throw ArchiveRefusal.invalid("the time \(value.microsecondsSinceEpoch) is not in the years 1 to 9999")
        }
        self.text(name, text)
    }

    /// Bytes in hexadecimal, for digests.
    mutating func digits(_ name: StaticString, _ bytes: [UInt8]) {
        text(name, Hexadecimal.text(bytes))
    }

    /// Bytes in Base64.
    mutating func bytes(_ name: StaticString, _ bytes: [UInt8]) {
        json.key(name)
        json.value(bytes)
    }

    mutating func texts(_ name: StaticString, _ values: [String]) {
        guard !values.isEmpty else { return }
        json.key(name)
        json.values(values) { $0.value($1) }
    }

    mutating func numbers(_ name: StaticString, _ values: [Int64]) {
        guard !values.isEmpty else { return }
        json.key(name)
        json.values(values) { $0.value($1) }
    }

    /// Texts by key, in the order of the keys' bytes.
    mutating func entries(_ name: StaticString, _ values: [String: String]) {
        guard !values.isEmpty else { return }
        json.key(name)
        json.beginObject()
        for (key, value) in values.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
            json.key(key)
            json.value(value)
        }
        json.endObject()
    }

    mutating func object(_ name: StaticString, _ body: (inout ArchiveObjectWriter) throws -> Void) rethrows {
        json.key(name)
        json.beginObject()
        try body(&self)
        json.endObject()
    }

    mutating func object<Value>(
        _ name: StaticString, of value: Value?, _ body: (Value, inout ArchiveObjectWriter) throws -> Void
    ) rethrows {
        guard let value else { return }
        try object(name) { try body(value, &$0) }
    }

    mutating func objects<Value>(
        _ name: StaticString, _ values: [Value], _ body: (Value, inout ArchiveObjectWriter) throws -> Void
    ) rethrows {
        guard !values.isEmpty else { return }
        json.key(name)
        json.beginArray()
        for value in values {
            json.beginObject()
            try body(value, &self)
            json.endObject()
        }
        json.endArray()
    }

    /// A value that is JSON already.
    mutating func json(_ name: StaticString, _ text: [UInt8]) {
        json.key(name)
        json.value(json: text)
    }
}
