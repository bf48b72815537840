internal import CSodium
internal import TicketHash

/// A bearer token: what a caller presents, and of what the store keeps only the digest.
public struct Token: Sendable, Hashable {
    /// What a token is for, told by its first letters, so that a leaked one can be recognised and searched for.
    public enum Kind: String, Sendable, Hashable {
        /// A person's.
        case person = "tkp"
        /// A service's.
        case service = "tks"
        /// A person's, for calls in a session.
        case access = "tka"
        /// A person's, for going on with a session.
        case refresh = "tkf"
        /// A service's, for acting for a person.
        case exchanged = "tkx"
    }

    /// The token as it is presented: the letters of its kind and `_`, then 256 random bits in base64url.
    public let text: String

    /// A new token from the system's source of randomness.
    public static func random(_ kind: Kind) -> Token {
        var bytes = [UInt8](repeating: 0, count: 32)
        randombytes_buf(&bytes, bytes.count)
        return Token(text: kind.rawValue + "_" + Base64URL.encode(bytes))
    }

    /// A token that a caller presents.
    public init(text: String) {
        self.text = text
    }

    /// SHA-256 of the token. A fast hash is enough: there is nothing to guess in 256 random bits.
    public var digest: [UInt8] { SHA256.digest(text.utf8) }
}
