/// How a person proves who they are, as it is kept.
public struct Credential: Sendable, Hashable {
    /// What the password was hashed to, parameters and salt included (`$argon2id$…`); nil for none.
    public var passwordHash: String?
    /// When the person last showed that the mail address is theirs; nil for never. Another address has to be shown anew.
    public var verifyTime: Timestamp?

    /// A credential with what is known.
    public init(passwordHash: String? = nil, verifyTime: Timestamp? = nil) {
        self.passwordHash = passwordHash
        self.verifyTime = verifyTime
    }
}
