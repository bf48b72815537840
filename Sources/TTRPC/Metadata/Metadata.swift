/// What travels beside a request or a reply: ordered key-value pairs, the same key as often as the sender likes.
///
/// Keys are lower-cased on the way in, as they are in gRPC, so a lookup with a lower-case key finds what any peer sent.
public struct Metadata: Sendable, Hashable {
    /// One entry.
    public struct Pair: Sendable, Hashable {
        /// Lower-case.
        public let key: String
        public let value: String

        public init(key: String, value: String) {
            self.key = Metadata.lowercased(key)
            self.value = value
        }
    }

    @usableFromInline
    var pairs: [Pair]

    public init() {
        pairs = []
    }

    public init(_ pairs: some Sequence<Pair>) {
        self.pairs = Array(pairs)
    }

    /// Adds a pair behind the others, whether or not the key is there already.
    public mutating func append(_ key: String, _ value: String) {
        pairs.append(Pair(key: key, value: value))
    }

    /// Adds all pairs of `other` behind the others.
    public mutating func append(contentsOf other: Metadata) {
        pairs.append(contentsOf: other.pairs)
    }

    /// The first value under `key`, which must be lower-case.
    public subscript(first key: String) -> String? {
        for pair in pairs where pair.key == key { return pair.value }
        return nil
    }

    /// All values under `key`, which must be lower-case, in order.
    public subscript(key: String) -> [String] {
        pairs.compactMap { $0.key == key ? $0.value : nil }
    }

    /// The bytes of all keys and values together, which is what the limit on metadata counts.
    public var byteCount: Int {
        pairs.reduce(0) { $0 + $1.key.utf8.count + $1.value.utf8.count }
    }

    /// True only when nobody has written to either since one was copied from the other.
    func isSameStorage(as other: Metadata) -> Bool {
        pairs.withUnsafeBufferPointer { pairs in
            other.pairs.withUnsafeBufferPointer { $0.baseAddress == pairs.baseAddress && $0.count == pairs.count }
        }
    }

    /// ASCII only, and without a copy when there is nothing to lower: keys are ASCII by custom.
    static func lowercased(_ key: String) -> String {
        let isUppercase = { (byte: UInt8) in byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") }
        guard key.utf8.contains(where: isUppercase) else { return key }
        return String(decoding: key.utf8.map { isUppercase($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
    }
}

extension Metadata: RandomAccessCollection {
    public var startIndex: Int { pairs.startIndex }
    public var endIndex: Int { pairs.endIndex }
    public subscript(position: Int) -> Pair { pairs[position] }
}

extension Metadata: ExpressibleByDictionaryLiteral {
    public init(dictionaryLiteral elements: (String, String)...) {
        pairs = elements.map { Pair(key: $0.0, value: $0.1) }
    }
}

extension Metadata: CustomStringConvertible {
    /// The keys only: values can be credentials.
    public var description: String { "[" + pairs.map(\.key).joined(separator: ", ") + "]" }
}
