internal import CSodium

/// SHA-256 (FIPS 180-4) by libsodium, of bytes that come piece by piece.
public struct SHA256: Sendable {
    /// How many bytes a digest has.
    public static let digestBytes = 32

    private var state = crypto_hash_sha256_state()

    /// The beginning: nothing is taken.
    public init() {
        crypto_hash_sha256_init(&state)
    }

    /// Takes the next bytes.
    public mutating func update(_ bytes: [UInt8]) {
        bytes.withUnsafeBufferPointer { buffer in
            _ = crypto_hash_sha256_update(&state, buffer.baseAddress, UInt64(buffer.count))
        }
    }

    /// The digest of everything that was taken, 32 bytes long.
    public func digest() -> [UInt8] {
        var state = state
        var digest = [UInt8](repeating: 0, count: Self.digestBytes)
        crypto_hash_sha256_final(&state, &digest)
        return digest
    }

    private static func digest(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: digestBytes)
        crypto_hash_sha256(&digest, bytes.baseAddress, UInt64(bytes.count))
        return digest
    }

    /// The digest of some bytes, 32 bytes long.
    public static func digest(_ bytes: some Sequence<UInt8>) -> [UInt8] {
        bytes.withContiguousStorageIfAvailable(digest) ?? Array(bytes).withUnsafeBufferPointer(digest)
    }
}
