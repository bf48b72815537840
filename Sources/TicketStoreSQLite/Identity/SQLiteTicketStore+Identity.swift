public import TicketCore

extension SQLiteTicketStore {
    public func contact(
        address: EmailAddress, name: String, newID: String, tenant: String
    ) async throws -> Principal {
        if let known = try await account(address: address.text, tenant: tenant) { return known.principal }
        return try await administer { try $0.contact(address: address, name: name, newID: newID, tenant: tenant) }
    }

    public func account(address: String, tenant: String) async throws -> Account? {
        try await reading(tenant) { try $0.account(address: address, tenant: $1) } ?? nil
    }

    public func account(id: String, tenant: String) async throws -> Account? {
        try await reading(tenant) { try $0.account(id: id, tenant: $1) } ?? nil
    }

    public func setPassword(
        of personID: String, hash: String, verifyTime: Timestamp?, audit: AuditEntry, tenant: String
    ) async throws -> Bool {
        try await administer {
            try $0.setPassword(of: personID, hash: hash, verifyTime: verifyTime, audit: audit, tenant: tenant)
        }
    }

    public func replacePassword(
        of personID: String, hash: String, by newHash: String, keepingSessionOf accessDigest: [UInt8]?,
        audit: AuditEntry?, tenant: String
    ) async throws -> Bool {
        try await administer {
            try $0.replacePassword(
                of: personID, hash: hash, by: newHash, keepingSessionOf: accessDigest, audit: audit, tenant: tenant)
        }
    }

    public func openSession(
        id: String, of personID: String, passwordHash: String, _ grant: SessionGrant, audit: AuditEntry, tenant: String
    ) async throws -> Bool {
        try await administer {
            try $0.openSession(
                id: id, of: personID, passwordHash: passwordHash, grant, audit: audit, tenant: tenant)
        }
    }

    public func refreshSession(
        refreshDigest: [UInt8], _ grant: SessionGrant, peer: String?, tenant: String
    ) async throws -> RefreshOutcome {
        try await administer {
            try $0.refreshSession(refreshDigest: refreshDigest, grant, peer: peer, tenant: tenant)
        }
    }

    public func endSession(accessDigest: [UInt8], audit: AuditEntry, tenant: String) async throws -> Bool {
        try await administer { try $0.endSession(accessDigest: accessDigest, audit: audit, tenant: tenant) }
    }

    public func endSessions(of personID: String, audit: AuditEntry, tenant: String) async throws -> Int {
        try await administer { try $0.endSessions(of: personID, audit: audit, tenant: tenant) }
    }

    public func requestReset(
        _ reset: PasswordReset, address: String, audit: AuditEntry, tenant: String
    ) async throws {
        try await administer { try $0.requestReset(reset, address: address, audit: audit, tenant: tenant) }
    }

    public func passwordReset(id: String, tenant: String) async throws -> PasswordReset? {
        try await reading(tenant) { try $0.passwordReset(id: id, tenant: $1) } ?? nil
    }

    public func passwordReset(digest: [UInt8], tenant: String) async throws -> PasswordReset? {
        try await reading(tenant) { try $0.passwordReset(digest: digest, tenant: $1) } ?? nil
    }

    public func confirmReset(
        digest: [UInt8], passwordHash: String, audit: AuditEntry, tenant: String
    ) async throws -> String? {
        try await administer {
            try $0.confirmReset(digest: digest, passwordHash: passwordHash, audit: audit, tenant: tenant)
        }
    }

    public func create(
        _ token: ServiceToken, digest: [UInt8], requestID: String?, audit: AuditEntry, tenant: String
    ) async throws -> ServiceToken {
        try await administer {
            try $0.create(token, digest: digest, requestID: requestID, audit: audit, tenant: tenant)
        }
    }

    public func serviceTokens(
        service: String?, after id: String?, limit: Int, tenant: String
    ) async throws -> [ServiceToken] {
        try await reading(tenant) { try $0.serviceTokens(service: service, after: id, limit: limit, tenant: $1) } ?? []
    }

    public func revokeServiceToken(id: String, audit: AuditEntry, tenant: String) async throws -> ServiceToken? {
        try await administer { try $0.revokeServiceToken(id: id, audit: audit, tenant: tenant) }
    }

    public func noteUse(ofTokenDigest digest: [UInt8], now: Timestamp) async throws {
        try await administer { try $0.noteUse(ofTokenDigest: digest, now: now) }
    }

    public func exchange(_ token: TokenRecord, audit: AuditEntry, tenant: String) async throws {
        try await administer { try $0.exchange(token, audit: audit, tenant: tenant) }
    }

    public func record(_ entry: AuditEntry, tenant: String) async throws {
        try await administer { try $0.record(entry, tenant: tenant) }
    }

    public func auditEntries(_ query: AuditQuery) async throws -> [StoredAuditEntry] {
        try await reading(query.tenant) { try $0.auditEntries(query, tenant: $1) } ?? []
    }

    public func peopleChanges() -> AsyncStream<Void> { news.peopleChanges() }

    public var peopleEpoch: Int { news.peopleEpoch }

    /// Reads on a thread of the pool; nil if nobody ever wrote for the tenant.
    private func reading<Value: Sendable>(
        _ tenant: String, _ body: @escaping @Sendable (Connection, TenantID) throws -> Value
    ) async throws -> Value? {
        try await readers.read { session in
            try session.connection.tenantID(tenant).map { try body(session.connection, $0) }
        }
    }
}
