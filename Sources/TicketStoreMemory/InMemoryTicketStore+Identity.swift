public import TicketCore

extension InMemoryTicketStore {
    public func contact(
        address: EmailAddress, name: String, newID: String, tenant: String
    ) async throws -> Principal {
        try changing(tenant) { change in
            if let known = change.account(address: address.text) { return known.principal }
            let principal = Principal.contact(address: address, name: name, id: newID)
            try change.save(principal)
            return principal
        }
    }

    public func account(address: String, tenant: String) async throws -> Account? {
        try reading(tenant) { $0.account(address: address) }
    }

    public func account(id: String, tenant: String) async throws -> Account? {
        try reading(tenant) { $0.account(id: id) }
    }

    public func setPassword(
        of personID: String, hash: String, verifyTime: Timestamp?, audit: AuditEntry, tenant: String
    ) async throws -> Bool {
        try changing(tenant) { change in
            guard change.account(id: personID) != nil else { return false }
            change.keepPassword(hash, of: personID, verifyTime: verifyTime)
            change.endSessions(of: personID, except: nil)
            change.endResets(of: personID, now: audit.time)
            change.identity.record(audit)
            return true
        }
    }

    public func replacePassword(
        of personID: String, hash: String, by newHash: String, keepingSessionOf accessDigest: [UInt8]?,
        audit: AuditEntry?, tenant: String
    ) async throws -> Bool {
        try changing(tenant) { change in
            guard change.account(id: personID)?.credential.passwordHash == hash else { return false }
            change.keepPassword(newHash, of: personID, verifyTime: nil)
            guard let audit else { return true }
            change.endSessions(of: personID, except: accessDigest.flatMap(change.session(ofAccessToken:)))
            change.endResets(of: personID, now: audit.time)
            change.identity.record(audit)
            return true
        }
    }

    public func openSession(
        id: String, of personID: String, passwordHash: String, _ grant: SessionGrant, audit: AuditEntry, tenant: String
    ) async throws -> Bool {
        try changing(tenant) {
            $0.openSession(id: id, of: personID, passwordHash: passwordHash, grant, audit: audit)
        }
    }

    public func refreshSession(
        refreshDigest: [UInt8], _ grant: SessionGrant, peer: String?, tenant: String
    ) async throws -> RefreshOutcome {
        try changing(tenant) { $0.refresh(refreshDigest, grant, peer: peer) }
    }

    public func endSession(accessDigest: [UInt8], audit: AuditEntry, tenant: String) async throws -> Bool {
        try changing(tenant) { change in
            guard let id = change.session(ofAccessToken: accessDigest) else { return false }
            change.end(id)
            var audit = audit
            audit.objectID = id
            change.identity.record(audit)
            return true
        }
    }

    public func endSessions(of personID: String, audit: AuditEntry, tenant: String) async throws -> Int {
        try changing(tenant) { change in
            change.identity.record(audit)
            return change.endSessions(of: personID, except: nil)
        }
    }

    public func requestReset(
        _ reset: PasswordReset, address: String, audit: AuditEntry, tenant: String
    ) async throws {
        try changing(tenant) { $0.request(reset, address: address, audit: audit) }
    }

    public func passwordReset(id: String, tenant: String) async throws -> PasswordReset? {
        try reading(tenant) { $0.identity.resets.first { $0.id == id } }
    }

    public func passwordReset(digest: [UInt8], tenant: String) async throws -> PasswordReset? {
        try reading(tenant) { $0.identity.resets.first { $0.digest == digest } }
    }

    public func confirmReset(
        digest: [UInt8], passwordHash: String, audit: AuditEntry, tenant: String
    ) async throws -> String? {
        try changing(tenant) { $0.confirmReset(digest: digest, passwordHash: passwordHash, audit: audit) }
    }

    public func create(
        _ token: ServiceToken, digest: [UInt8], requestID: String?, audit: AuditEntry, tenant: String
    ) async throws -> ServiceToken {
        try changing(tenant) { try $0.create(token, digest: digest, requestID: requestID, audit: audit) }
    }

    public func serviceTokens(
        service: String?, after id: String?, limit: Int, tenant: String
    ) async throws -> [ServiceToken] {
        try reading(tenant) { change in
            let tokens = change.identity.serviceTokens.map(\.token).map { token in
                var token = token
                token.service = change.state.person(token.service.id) ?? token.service
                return token
            }
            return Array(
                tokens.filter { ($0.service.name == service || service == nil) && $0.id > id ?? "" }
                    .sorted { $0.id < $1.id }.prefix(max(0, limit)))
        }
    }

    public func revokeServiceToken(id: String, audit: AuditEntry, tenant: String) async throws -> ServiceToken? {
        try changing(tenant) { $0.revokeServiceToken(id: id, audit: audit) }
    }

    public func noteUse(ofTokenDigest digest: [UInt8], now: Timestamp) async throws {
        try locked { state in
            guard let tenant = state.tokens[digest]?.tenant,
                let index = state.tenant(tenant).identity.serviceTokens.firstIndex(where: { $0.digest == digest })
            else { return }
            let last = state.tenant(tenant).identity.serviceTokens[index].token.lastUseTime
            guard last.map({ $0.advanced(byMicroseconds: ServiceToken.useNotedMicroseconds) <= now }) ?? true else {
                return
            }
            state.tenants[tenant]?.identity.serviceTokens[index].token.lastUseTime = now
            let token = state.tenant(tenant).identity.serviceTokens[index].token
            state.tenants[tenant]?.identity.record(.tokenUsed(token.id, by: token.service.id, now: now))
        }
    }

    public func exchange(_ token: TokenRecord, audit: AuditEntry, tenant: String) async throws {
        try changing(tenant) { change in
            change.keep(token)
            change.identity.record(audit)
        }
    }

    public func record(_ entry: AuditEntry, tenant: String) async throws {
        try changing(tenant) { $0.identity.record(entry) }
    }

    public func auditEntries(_ query: AuditQuery) async throws -> [StoredAuditEntry] {
        try reading(query.tenant) { change in
            Array(
                change.identity.audit.reversed()
                    .filter { $0.position < query.before ?? .max && query.includes($0.entry) }
                    .prefix(max(0, query.limit)))
        }
    }

    public func peopleChanges() -> AsyncStream<Void> { watch(\.peopleWatchers) }

    public var peopleEpoch: Int { epoch }

    private func reading<Value: Sendable>(_ tenant: String, _ body: (IdentityTransaction) -> Value) throws -> Value {
        try locked { body(IdentityTransaction(tenant: tenant, state: $0.tenant(tenant), tokens: $0.tokens)) }
    }

    /// Changes what people may do, all of it or, where it throws, nothing.
    func changing<Value: Sendable>(
        _ tenant: String, _ body: (inout IdentityTransaction) throws -> Value
    ) throws -> Value {
        try locked { state in
            var change = IdentityTransaction(tenant: tenant, state: state.tenant(tenant), tokens: state.tokens)
            let value = try body(&change)
            state.tenants[tenant] = change.state
            state.tokens = change.tokens
            if change.hasChangedPeople {
                state.peopleEpoch &+= 1
                for watcher in state.peopleWatchers { watcher.yield() }
            }
            return value
        }
    }
}
