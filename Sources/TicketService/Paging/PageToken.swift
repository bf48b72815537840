internal import ProtobufC
internal import TTRPC

/// Says where the next page begins, for the filter with which it was made (AIP-158).
struct PageToken: Sendable, Hashable {
    /// Where the next page begins; what it means is the list's own affair.
    let key: [UInt8]
    private let filterHash: UInt64
    private static let version: UInt8 = 1

    /// A token for a list with this filter.
    init(key: [UInt8], filter: some ProtobufMessage) throws {
        self.key = key
        filterHash = try Self.hash(filter)
    }

    /// A token that a caller sends back; nil for an empty text, which means the first page.
    init?(_ text: String, filter: some ProtobufMessage) throws {
        guard !text.isEmpty else { return nil }
        guard let bytes = Base64URL.decode(text), bytes.count > 9, bytes[0] == Self.version else {
            throw Self.invalid("no page token that this service gave")
        }
        let hash = bytes[1...8].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        guard hash == (try Self.hash(filter)) else {
            throw Self.invalid("the page token was made with another filter; begin again without it")
        }
        key = Array(bytes[9...])
        filterHash = hash
    }

    /// The token as it is sent.
    var text: String {
        Base64URL.encode([Self.version] + filterHash.bigEndianBytes + key)
    }

    static func invalid(_ description: String) -> RPCError {
        .invalidArgument(field: "page_token", reason: "INVALID_PAGE_TOKEN", description)
    }

    /// FNV-1a over the type and bytes of the filter: a token is bound to it against mistakes, not against malice; what a
    /// caller may see does not depend on tokens.
    private static func hash<Filter: ProtobufMessage>(_ filter: Filter) throws -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in Array(Filter.fullName.utf8) + (try filter.packed()) {
            hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
        }
        return hash
    }
}

extension PageToken {
    /// A token whose key is a number.
    init(number: Int64, filter: some ProtobufMessage) throws {
        try self.init(key: UInt64(bitPattern: number).bigEndianBytes, filter: filter)
    }

    /// The key as a number.
    func number() throws -> Int64 {
        guard key.count == 8 else { throw Self.invalid("no page token of this list") }
        return Int64(bitPattern: key.reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
    }
}

extension UInt64 {
    /// Its eight bytes, the greatest first.
    var bigEndianBytes: [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: self >> (56 - 8 * UInt64($0))) }
    }
}
