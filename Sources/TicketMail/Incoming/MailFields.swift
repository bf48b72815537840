/// A mail's header fields in their order, unfolded, not decoded.
public struct MailFields: Sendable, Hashable {
    /// One field.
    public struct Field: Sendable, Hashable {
        /// The name as it was written.
        public let name: String
        /// What follows the colon, in one line, without white space at either end.
        var bytes: [UInt8]

        /// The same as text. Bytes that are not UTF-8 stand as U+FFFD.
        public var value: String { String(decoding: bytes, as: UTF8.self) }
    }

    /// All of them, first to last.
    public internal(set) var all: [Field] = []

    /// The first field of this name, in any case.
    public subscript(name: String) -> String? { first(name)?.value }

    /// Every field of this name, in any case.
    public func values(_ name: String) -> [String] {
        all.filter { Self.isSame($0.name, name) }.map(\.value)
    }

    func first(_ name: String) -> Field? {
        all.first { Self.isSame($0.name, name) }
    }

    static func isSame(_ left: String, _ right: String) -> Bool {
        left.utf8.count == right.utf8.count && zip(left.utf8, right.utf8).allSatisfy { lowered($0) == lowered($1) }
    }

    private static func lowered(_ byte: UInt8) -> UInt8 {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
    }
}
