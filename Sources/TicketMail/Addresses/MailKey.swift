internal import CSodium

/// A secret of 256 bits that addresses and Message-IDs of ours are signed with.
public struct MailKey: Sendable {
    /// How long it is.
    public static let byteCount = 32

    private let bytes: [UInt8]

    /// A key of these 32 bytes; nil for any other number.
    public init?(_ bytes: [UInt8]) {
        guard bytes.count == Self.byteCount else { return nil }
        self.bytes = bytes
    }

    /// A new key from the system's source of randomness.
    public static func random() -> MailKey {
        var bytes = [UInt8](repeating: 0, count: byteCount)
        randombytes_buf(&bytes, bytes.count)
        return MailKey(bytes: bytes)
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The first 80 bits of keyed BLAKE2b over the parts, each with its length before it, so that no two lists of parts
    /// are the same bytes.
    func code(_ parts: [String]) -> [UInt8] {
        var message: [UInt8] = []
        for part in parts {
            withUnsafeBytes(of: UInt32(truncatingIfNeeded: part.utf8.count).littleEndian) { message += $0 }
            message += part.utf8
        }
        var digest = [UInt8](repeating: 0, count: 32)
        crypto_generichash(&digest, digest.count, message, UInt64(message.count), bytes, bytes.count)
        return Array(digest.prefix(Self.codeByteCount))
    }

    /// A code's length: 80 bits are 16 letters, and guessing one takes more mails than anybody receives.
    static let codeByteCount = 10
}

extension MailKey: CustomStringConvertible {
    /// Nothing of the key.
    public var description: String { "MailKey" }
}
