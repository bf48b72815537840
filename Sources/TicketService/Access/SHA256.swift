internal import CSodium

/// SHA-256 by libsodium.
enum SHA256 {
    /// The digest of some bytes, 32 bytes long.
    static func digest(_ bytes: some Sequence<UInt8>) -> [UInt8] {
        let contiguous = ContiguousArray(bytes)
        var digest = [UInt8](repeating: 0, count: Int(crypto_hash_sha256_BYTES))
        contiguous.withUnsafeBufferPointer { buffer in
            _ = crypto_hash_sha256(&digest, buffer.baseAddress, UInt64(buffer.count))
        }
        return digest
    }
}
