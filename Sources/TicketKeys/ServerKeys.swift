internal import CSodium

/// The secret keys of a server, newest first: what is made now is made with the newest, and what was made with an older
/// one is still believed.
///
/// They are never used themselves. Each purpose has keys of its own, derived from them, so that what leaks of one says
/// nothing of another.
public struct ServerKeys: Sendable {
    /// How many bytes a key has, derived ones included.
    public static let keyBytes = 32
    /// How many keys there may be.
    public static let keysMax = 8

    /// Newest first, never empty.
    let secrets: [[UInt8]]

    /// Keys of these bytes, newest first; nil unless there are 1 to ``keysMax``, each of ``keyBytes``.
    public init?(_ secrets: [[UInt8]]) {
        guard (1...Self.keysMax).contains(secrets.count), secrets.allSatisfy({ $0.count == Self.keyBytes }) else {
            return nil
        }
        self.secrets = secrets
    }

    private init(checked secrets: [[UInt8]]) {
        self.secrets = secrets
    }

    /// One new key from the system's source of randomness.
    public static func random() -> ServerKeys { ServerKeys(checked: [randomSecret()]) }

    /// These keys with a new one before them; the oldest goes if there are ``keysMax`` already.
    public func rotated() -> ServerKeys {
        ServerKeys(checked: [Self.randomSecret()] + secrets.prefix(Self.keysMax - 1))
    }

    /// The key to make things with, of ``keyBytes``.
    ///
    /// - Parameter purpose: what it is for, such as "reply-address"; one word for each use in the program.
    public func key(for purpose: String) -> [UInt8] { Self.derive(secrets.first ?? [], purpose) }

    /// The keys to believe, newest first; the first is ``key(for:)``.
    public func keys(for purpose: String) -> [[UInt8]] { secrets.map { Self.derive($0, purpose) } }

    /// Keyed BLAKE2b (RFC 7693) of the purpose.
    private static func derive(_ secret: [UInt8], _ purpose: String) -> [UInt8] {
        keyedHash("ticketd key: " + purpose, key: secret)
    }

    /// Keyed BLAKE2b (RFC 7693) with 256 bits.
    static func keyedHash(_ text: String, key: [UInt8]) -> [UInt8] {
        let message = Array(text.utf8)
        var hash = [UInt8](repeating: 0, count: keyBytes)
        crypto_generichash(&hash, hash.count, message, UInt64(message.count), key, key.count)
        return hash
    }

    private static func randomSecret() -> [UInt8] {
        var secret = [UInt8](repeating: 0, count: keyBytes)
        randombytes_buf(&secret, secret.count)
        return secret
    }
}

extension ServerKeys: CustomStringConvertible, CustomReflectable {
    /// How many there are, and nothing of them.
    public var description: String { "ServerKeys(count: \(secrets.count))" }

    /// Nothing of the keys, for `dump` and the like.
    public var customMirror: Mirror { Mirror(self, children: ["count": secrets.count]) }
}
