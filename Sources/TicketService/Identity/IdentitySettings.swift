public import TicketKeys

/// How people prove who they are.
public struct IdentitySettings: Sendable {
    /// The tenant in which people without a token are looked for.
    public var tenant: String
    /// What the tokens of mails are made of.
    public var keys: ServerKeys
    /// Hashes passwords.
    public var passwords: any PasswordHashing

    /// Settings; without keys of a server, tokens of mails are believed by this process alone.
    public init(
        tenant: String = "default", keys: ServerKeys = .random(), passwords: any PasswordHashing = Argon2Hasher()
    ) {
        self.tenant = tenant
        self.keys = keys
        self.passwords = passwords
    }
}
