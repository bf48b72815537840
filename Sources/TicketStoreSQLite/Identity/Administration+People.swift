internal import TicketCore

extension Administration {
    /// Refuses an address that somebody else has. Whoever gets another one has to show that it is theirs: sessions and
    /// resets end, since both may be in the hands of whoever has the old one.
    func prepareAddress(of principal: Principal, tenant: TenantID) throws {
        guard principal.person.role != .service else { return }
        let name = PrincipalColumns.signInName(principal)
        let id = principal.person.id
        let others = try connection.number(
            """
            SELECT count(*) FROM principals INDEXED BY principals_by_address
            WHERE tenant = ? AND sign_in_name = ? AND role <> \(Role.service.column) AND sign_in_name <> '' AND id <> ?
            """, [.integer(tenant.rawValue), .text(name), .text(id)])
        guard others == 0 else { throw IdentityRefusal.addressTaken(principal.person.email) }
        let present = try connection.first(
            "SELECT sign_in_name FROM principals WHERE tenant = ? AND id = ?",
            [.integer(tenant.rawValue), .text(id)]
        ) { $0.text(0) }
        guard let present, present != name else { return }
        try connection.run(
            "UPDATE credentials SET verify_time = NULL WHERE tenant = ? AND person = ?",
            [.integer(tenant.rawValue), .text(id)])
        try connection.run(
            "DELETE FROM password_resets WHERE tenant = ? AND person = ?", [.integer(tenant.rawValue), .text(id)])
        try endSessions(of: id, except: nil, tenant: tenant)
    }

    /// The person of an address, made if there is none.
    func contact(address: EmailAddress, name: String, newID: String, tenant: String) throws -> Principal {
        let number = try ensureTenant(tenant)
        if let known = try connection.account(address: address.text, tenant: number) { return known.principal }
        let principal = Principal.contact(address: address, name: name, id: newID)
        try save(principal, tenant: tenant)
        return principal
    }

    /// Keeps a token under its digest.
    func insert(_ token: TokenRecord, tenant: TenantID) throws {
        try connection.run(
            """
            INSERT OR REPLACE INTO tokens
                (digest, tenant, person, expire_time, create_time, session, scopes, service, parent)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                .blob(token.digest), .integer(tenant.rawValue), .text(token.personID), .time(token.expireTime),
                .time(token.createTime), .optional(token.sessionID),
                .optional(token.scopes.map(PrincipalColumns.column(scopes:))), .optional(token.serviceID),
                token.parentDigest.map(SQLConditions.Value.blob) ?? .null,
            ])
    }

    /// Sets a password without the old one.
    func setPassword(
        of personID: String, hash: String, verifyTime: Timestamp?, audit: AuditEntry, tenant name: String
    ) throws -> Bool {
        let tenant = try ensureTenant(name)
        guard try reads.person(personID, tenant: tenant) != nil else { return false }
        try keepPassword(hash, of: personID, verifyTime: verifyTime, tenant: tenant)
        try endSessions(of: personID, except: nil, tenant: tenant)
        try endResets(of: personID, now: audit.time, tenant: tenant)
        try record(audit, tenant: tenant)
        return true
    }

    /// Puts another hash in the place of one.
    func replacePassword(
        of personID: String, hash: String, by newHash: String, keepingSessionOf accessDigest: [UInt8]?,
        audit: AuditEntry?, tenant name: String
    ) throws -> Bool {
        let tenant = try ensureTenant(name)
        guard try connection.credential(of: personID, tenant: tenant).passwordHash == hash else { return false }
        try keepPassword(newHash, of: personID, verifyTime: nil, tenant: tenant)
        guard let audit else { return true }
        let kept = try accessDigest.flatMap { try session(ofAccessToken: $0, tenant: tenant) }
        try endSessions(of: personID, except: kept, tenant: tenant)
        try endResets(of: personID, now: audit.time, tenant: tenant)
        try record(audit, tenant: tenant)
        return true
    }

    /// Keeps a password; without a time for it the verification stays as it is.
    func keepPassword(_ hash: String, of personID: String, verifyTime: Timestamp?, tenant: TenantID) throws {
        try connection.run(
            """
            INSERT INTO credentials (tenant, person, password_hash, verify_time) VALUES (?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET password_hash = excluded.password_hash,
                verify_time = coalesce(excluded.verify_time, verify_time)
            """, [.integer(tenant.rawValue), .text(personID), .text(hash), .time(verifyTime)])
    }
}

extension SQLConditions.Value {
    /// A text, or nothing.
    static func optional(_ text: String?) -> Self { text.map(Self.text) ?? .null }

    /// A moment, or nothing.
    static func time(_ time: Timestamp?) -> Self { time.map { .integer($0.microsecondsSinceEpoch) } ?? .null }
}
