internal import TTRPC

/// The metadata of a client's calls as it travels: what all calls have, and behind it what each has of its own.
struct PackedMetadata: Sendable {
    private final class Fields: Sendable {
        let bytes: [UInt8]

        init(_ bytes: [UInt8]) { self.bytes = bytes }
    }

    private let defaults: [UInt8]
    /// Most calls of a client have the same, so it is packed once.
    private let memo = MetadataMemo()

    init(defaults: Metadata) {
        self.defaults = defaults.packedFields()
    }

    func fields(_ own: Metadata) -> [UInt8] {
        own.isEmpty ? defaults : memo.value(of: own) { Fields(defaults + $0.packedFields()) }.bytes
    }
}
