internal import CSodium
internal import TicketHash

/// The token that a mail for setting a new password brings.
///
/// It is kept nowhere. It is made anew from the server's keys and the id of the reset whenever the mail is composed, so
/// that every attempt to deliver the mail brings the same one; what is kept is its digest.
public enum PasswordResetToken {
    /// The first letters of each, so that a leaked one can be recognised and searched for.
    public static let prefix = "tkr_"

    private static let purpose = "password-reset"

    /// The token for a new reset: ``prefix``, then 256 bits in base64url.
    ///
    /// - Parameter resetID: random and never used before.
    public static func derive(_ keys: ServerKeys, _ resetID: String) -> String {
        text(resetID, key: keys.key(for: purpose))
    }

    /// The token of a reset that is kept; nil if none of the keys makes one with this digest, because the key it was
    /// made with is gone.
    ///
    /// - Parameter digest: what ``digest(_:)`` gave when the reset was made.
    public static func derive(_ keys: ServerKeys, _ resetID: String, digest: [UInt8]) -> String? {
        keys.keys(for: purpose).lazy.map { text(resetID, key: $0) }.first { self.digest($0) == digest }
    }

    /// What is kept of a token: its SHA-256. A fast hash is enough: there is nothing to guess in 256 bits.
    public static func digest(_ token: String) -> [UInt8] { SHA256.digest(token.utf8) }

    private static func text(_ resetID: String, key: [UInt8]) -> String {
        prefix + base64URL(ServerKeys.keyedHash(resetID, key: key))
    }

    private static func base64URL(_ bytes: [UInt8]) -> String {
        let variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING
        var text = [CChar](repeating: 0, count: sodium_base64_encoded_len(bytes.count, variant))
        sodium_bin2base64(&text, text.count, bytes, bytes.count, variant)
        return String(decoding: text.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}
