/// Where is kept how people prove who they are: passwords, sessions, resets and services' tokens, with the log of what
/// was done about them.
///
/// Each method takes effect whole or not at all, its audit entries included. What revokes a token has taken effect on
/// every connection before it returns.
public protocol IdentityStore: Sendable {
    /// The person with a mail address, whatever its case, made if there is none: a requester whose address is not
    /// verified. Somebody who is there is not changed.
    ///
    /// - Parameters:
    ///   - name: The name of somebody who is not there yet; empty for the address.
    ///   - newID: The id of somebody who is not there yet: random.
    func contact(address: EmailAddress, name: String, newID: String, tenant: String) async throws -> Principal

    /// The person with a mail address, whatever its case; services have none.
    func account(address: String, tenant: String) async throws -> Account?
    /// The person or service of an id.
    func account(id: String, tenant: String) async throws -> Account?

    /// Sets a password without the old one, for the operator, who also answers for the address. Ends the person's
    /// sessions and resets.
    ///
    /// - Returns: false if there is no such person.
    func setPassword(of personID: String, hash: String, verifyTime: Timestamp?, audit: AuditEntry, tenant: String)
        async throws -> Bool
    /// Puts another hash in the place of one. Ends the person's resets and sessions but the one of a token, if an audit
    /// entry says that the password has changed; without one it is the same password, hashed anew.
    ///
    /// - Returns: false if the hash is another one by now.
    func replacePassword(
        of personID: String, hash: String, by newHash: String, keepingSessionOf accessDigest: [UInt8]?,
        audit: AuditEntry?, tenant: String
    ) async throws -> Bool

    /// Begins a session. The entry's object becomes the session's id.
    ///
    /// - Returns: false if the person's password is not the one of the hash by now.
    func openSession(
        id: String, of personID: String, passwordHash: String, _ grant: SessionGrant, audit: AuditEntry, tenant: String
    ) async throws -> Bool
    /// Goes on with the session of a refresh token.
    ///
    /// - Parameter peer: Where the request came from, for the audit log.
    func refreshSession(refreshDigest: [UInt8], _ grant: SessionGrant, peer: String?, tenant: String) async throws
        -> RefreshOutcome
    /// Ends the session of an access token.
    ///
    /// - Returns: false if the token is of no session.
    func endSession(accessDigest: [UInt8], audit: AuditEntry, tenant: String) async throws -> Bool
    /// Ends every session of a person.
    ///
    /// - Returns: how many there were.
    func endSessions(of personID: String, audit: AuditEntry, tenant: String) async throws -> Int

    /// Keeps a reset for the person of an address, and puts a mail to them into the outbox. For an unknown address, or a
    /// person who has had ``PasswordReset/perPersonMax``, it is nobody's and no mail goes out; writing that takes the
    /// same work.
    ///
    /// The entry's subject becomes the person.
    func requestReset(_ reset: PasswordReset, address: String, audit: AuditEntry, tenant: String) async throws
    /// The reset of an id.
    func passwordReset(id: String, tenant: String) async throws -> PasswordReset?
    /// The reset of a token.
    func passwordReset(digest: [UInt8], tenant: String) async throws -> PasswordReset?
    /// Sets the password of a reset's person if the reset is usable: of any number of callers one succeeds. Verifies the
    /// address, ends the person's sessions and other resets. The entry's actor and subject become the person.
    ///
    /// - Returns: the person; nil if the reset is not usable.
    func confirmReset(digest: [UInt8], passwordHash: String, audit: AuditEntry, tenant: String) async throws -> String?

    /// Keeps a service token, and makes the service, without rights of its own, if there is none of the name.
    ///
    /// - Parameters:
    ///   - token: Its service's id is that of a service which is not there yet.
    ///   - requestID: The same one of the same creator makes one token.
    /// - Returns: the token with its service as that is.
    /// - Throws: `IdentityRefusal`.
    func create(_ token: ServiceToken, digest: [UInt8], requestID: String?, audit: AuditEntry, tenant: String)
        async throws -> ServiceToken
    /// A page of service tokens, by id, behind one of them; of one service, by its name, or of all.
    func serviceTokens(service: String?, after id: String?, limit: Int, tenant: String) async throws -> [ServiceToken]
    /// Takes a service token away, and every token that was exchanged for it.
    ///
    /// - Returns: the token; nil if there is none of the id.
    func revokeServiceToken(id: String, audit: AuditEntry, tenant: String) async throws -> ServiceToken?
    /// Notes that a service token is used; nothing happens if that was noted less than an hour ago.
    func noteUse(ofTokenDigest digest: [UInt8], now: Timestamp) async throws
    /// Keeps a token with which a service acts for a person.
    func exchange(_ token: TokenRecord, audit: AuditEntry, tenant: String) async throws

    /// Writes something down.
    func record(_ entry: AuditEntry, tenant: String) async throws
    /// A page of the audit log, newest first.
    func auditEntries(_ query: AuditQuery) async throws -> [StoredAuditEntry]

    /// Yields after commits that took away or changed what somebody may do; several may be told as one. Ends when the
    /// store closes.
    func peopleChanges() -> AsyncStream<Void>
    /// Changes whenever what somebody may do was taken away or changed on this server, before whoever did it knows that
    /// it is done.
    var peopleEpoch: Int { get }
}

extension IdentityStore {
    /// The person with a mail address, made with a random id if there is none. See
    /// ``contact(address:name:newID:tenant:)``.
    public func contact(address: EmailAddress, name: String, tenant: String) async throws -> Principal {
        var generator = SystemRandomNumberGenerator()
        let id = (0..<20).map { _ in String(UInt8.random(in: 0...15, using: &generator), radix: 16) }.joined()
        return try await contact(address: address, name: name, newID: id, tenant: tenant)
    }
}
