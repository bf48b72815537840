internal import ProtobufC
internal import ProtobufReflection
internal import TicketCore

/// Reads an object of a line, strictly: a member that nobody asks for is refused, as is one that is missing, of another
/// kind, or out of bounds.
struct ArchiveObject {
    /// How many bytes of UTF-8 a text may have at most, and one that names something.
    static let textBytesMax = 4 << 20
    static let keyBytesMax = 4_096
    /// How many elements a list may have.
    static let listCountMax = 10_000

    private let path: String
    private var members: [String: JSONValue]

    /// Reads a value with `body`, which has to ask for all of its members.
    ///
    /// - Parameter path: where it stands, for refusals.
    static func read<Value>(
        _ value: JSONValue, at path: String, _ body: (inout ArchiveObject) throws -> Value
    ) throws -> Value {
        guard case .object(let members) = value else { throw ArchiveRefusal.invalid("\(path): expected an object") }
        var object = ArchiveObject(path, members)
        let result = try body(&object)
        if let unknown = object.members.keys.min() {
            throw ArchiveRefusal.invalid("\(path): there is no member \"\(unknown.prefix(100))\"")
        }
        return result
    }

    private init(_ path: String, _ members: [JSONValue.Member]) {
        self.path = path
        // The parser lets no name pass twice.
        self.members = Dictionary(members.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    }

    /// Whether there is a member of this name that nobody has asked for yet.
    func has(_ name: String) -> Bool { members[name] != nil }

    /// The names of the members that nobody has asked for yet.
    var names: [String] { members.keys.sorted() }

    /// Refuses what stands under a name.
    func refusal(_ name: String, _ message: String) -> ArchiveRefusal { .invalid("\(path).\(name): \(message)") }

    // MARK: Texts

    /// A text of some length, such as a description.
    mutating func text(_ name: String) throws -> String { try present(name, optionalText(name)) }

    mutating func optionalText(_ name: String) throws -> String? {
        try member(name).map { try text($0, name, bytesMax: Self.textBytesMax) }
    }

    /// A text that names something or somebody.
    mutating func key(_ name: String) throws -> String { try present(name, optionalKey(name)) }

    mutating func optionalKey(_ name: String) throws -> String? {
        try member(name).map { try text($0, name, bytesMax: Self.keyBytesMax) }
    }

    mutating func keys(_ name: String) throws -> [String] {
        try list(name).map { try text($0, name, bytesMax: Self.keyBytesMax) }
    }

    /// A value that has a name.
    mutating func word<Word: RawRepresentable<String> & CaseIterable>(_ name: String) throws -> Word {
        let text = try key(name)
        guard let word = Word(rawValue: text) else {
            throw refusal(name, "expected one of " + Word.allCases.map(\.rawValue).joined(separator: ", "))
        }
        return word
    }

    mutating func optionalLanguage(_ name: String) throws -> LanguageTag? {
        guard let text = try optionalKey(name) else { return nil }
        guard let tag = LanguageTag(text), tag.text == text else { throw refusal(name, "expected a language tag") }
        return tag
    }

    /// Texts by key.
    mutating func entries(_ name: String) throws -> [String: String] {
        guard let value = member(name) else { return [:] }
        guard case .object(let members) = value, !members.isEmpty, members.count <= Self.listCountMax else {
            throw refusal(name, "expected an object with 1 to \(Self.listCountMax) members")
        }
        var entries: [String: String] = [:]
        for member in members {
            guard member.name.utf8.count <= Self.keyBytesMax else { throw refusal(name, "a name is too long") }
            entries[member.name] = try text(member.value, name, bytesMax: Self.textBytesMax)
        }
        return entries
    }

    // MARK: Other values

    /// A whole number, which is written as a text.
    mutating func number(_ name: String, in range: ClosedRange<Int64>) throws -> Int64 {
        try present(name, optionalNumber(name, in: range))
    }

    mutating func optionalNumber(_ name: String, in range: ClosedRange<Int64>) throws -> Int64? {
        try member(name).map { try number($0, name, in: range) }
    }

    mutating func numbers(_ name: String, in range: ClosedRange<Int64>) throws -> [Int64] {
        try list(name).map { try number($0, name, in: range) }
    }

    /// Whether something is so; left out where it is not.
    mutating func flag(_ name: String) throws -> Bool {
        guard let value = member(name) else { return false }
        guard case .bool(true) = value else { throw refusal(name, "expected true, or nothing") }
        return true
    }

    mutating func time(_ name: String) throws -> Timestamp { try present(name, optionalTime(name)) }

    mutating func optionalTime(_ name: String) throws -> Timestamp? {
        guard let text = try optionalKey(name) else { return nil }
        guard let time = ArchiveTime.moment(text) else {
            throw refusal(name, "expected a time in UTC, such as 2026-11-21T21:24:15.123456Z")
        }
        return time
    }

    /// Bytes in hexadecimal.
    mutating func digits(_ name: String, count: Int) throws -> [UInt8] {
        guard let bytes = Hexadecimal.bytes(try key(name)), bytes.count == count else {
            throw refusal(name, "expected \(count) bytes as hexadecimal digits")
        }
        return bytes
    }

    /// Bytes in Base64.
    mutating func bytes(_ name: String, countMax: Int) throws -> [UInt8] {
        let text = try text(name)
        guard let bytes = Base64.decode(text), bytes.count <= countMax else {
            throw refusal(name, "expected at most \(countMax) bytes in Base64")
        }
        var written: [UInt8] = []
        Base64.append(bytes, to: &written)
        guard written.elementsEqual(text.utf8) else { throw refusal(name, "expected Base64 with its padding") }
        return bytes
    }

    /// A value as it is.
    mutating func json(_ name: String) throws -> JSONValue { try present(name, member(name)) }

    // MARK: Objects

    mutating func object<Value>(_ name: String, _ body: (inout ArchiveObject) throws -> Value) throws -> Value {
        try present(name, optionalObject(name, body))
    }

    mutating func optionalObject<Value>(
        _ name: String, _ body: (inout ArchiveObject) throws -> Value
    ) throws -> Value? {
        try member(name).map { try Self.read($0, at: "\(path).\(name)", body) }
    }

    mutating func objects<Value>(_ name: String, _ body: (inout ArchiveObject) throws -> Value) throws -> [Value] {
        try list(name).enumerated().map { try Self.read($1, at: "\(path).\(name)[\($0)]", body) }
    }

    // MARK: Members

    private mutating func member(_ name: String) -> JSONValue? { members.removeValue(forKey: name) }

    private func present<Value>(_ name: String, _ value: Value?) throws -> Value {
        guard let value else { throw refusal(name, "this is missing") }
        return value
    }

    private mutating func list(_ name: String) throws -> [JSONValue] {
        guard let value = member(name) else { return [] }
        guard case .array(let values) = value, !values.isEmpty, values.count <= Self.listCountMax else {
            throw refusal(name, "expected a list of 1 to \(Self.listCountMax) elements")
        }
        return values
    }

    private func text(_ value: JSONValue, _ name: String, bytesMax: Int) throws -> String {
        guard case .string(let text) = value, text.utf8.count <= bytesMax else {
            throw refusal(name, "expected a text of at most \(bytesMax) bytes")
        }
        return text
    }

    private func number(_ value: JSONValue, _ name: String, in range: ClosedRange<Int64>) throws -> Int64 {
        guard case .string(let text) = value, let number = Int64(text), String(number) == text, range.contains(number)
        else {
            throw refusal(
                name, "expected a whole number from \(range.lowerBound) to \(range.upperBound), in quotation marks")
        }
        return number
    }
}
