internal import TicketCore

/// A change of what a tenant's people may do, on copies: the store takes them all or, where something throws, none.
struct IdentityTransaction {
    let tenant: String
    var state: TenantState
    var tokens: [[UInt8]: (tenant: String, record: TokenRecord)]
    /// Whether something was taken away or changed.
    var hasChangedPeople = false

    var identity: IdentityState {
        get { state.identity }
        set { state.identity = newValue }
    }

    /// The person with a mail address.
    func account(address: String) -> Account? {
        state.person(address: address).map(account)
    }

    func account(id: String) -> Account? {
        state.principals.first { $0.person.id == id }.map(account)
    }

    private func account(_ principal: Principal) -> Account {
        Account(principal: principal, credential: identity.credentials[principal.person.id] ?? Credential())
    }

    /// Keeps somebody. Whoever gets another address has to show that it is theirs.
    mutating func save(_ principal: Principal) throws {
        let (id, email) = (principal.person.id, principal.person.email)
        try state.checkNotErased(id)
        if principal.person.role != .service {
            if let other = state.person(address: email), other.person.id != id {
                throw IdentityRefusal.addressTaken(email)
            }
            if let present = account(id: id), present.principal.person.email.lowercased() != email.lowercased() {
                identity.credentials[id]?.verifyTime = nil
                identity.resets.removeAll { $0.personID == id }
                endSessions(of: id, except: nil)
            }
        }
        state.principals.removeAll { $0.person.id == id }
        state.principals.append(principal)
        hasChangedPeople = true
    }

    mutating func keep(_ token: TokenRecord) { tokens[token.digest] = (tenant, token) }

    // MARK: Passwords

    mutating func keepPassword(_ hash: String, of personID: String, verifyTime: Timestamp?) {
        var credential = identity.credentials[personID] ?? Credential()
        credential.passwordHash = hash
        credential.verifyTime = verifyTime ?? credential.verifyTime
        identity.credentials[personID] = credential
    }

    mutating func endResets(of personID: String, now: Timestamp) {
        for index in identity.resets.indices
        where identity.resets[index].personID == personID && identity.resets[index].useTime == nil {
            identity.resets[index].useTime = now
        }
    }

    mutating func request(_ reset: PasswordReset, address: String, audit: AuditEntry) {
        let account = account(address: address)
        var (reset, audit) = (reset, audit)
        audit.subjectID = account?.personID
        let start = reset.createTime.advanced(byMicroseconds: -PasswordReset.countedMicroseconds)
        let earlier = identity.resets.count { $0.personID == account?.personID && $0.createTime > start }
        let told = earlier < PasswordReset.perPersonMax ? account : nil
        reset.personID = told?.personID ?? ""
        identity.resets.append(reset)
        if let person = told?.principal {
            let entry = OutboxEntry(resetID: reset.id, recipient: person.person.email, locale: person.locale)
            state.mail.add([entry], at: reset.createTime)
        }
        identity.record(audit)
    }

    mutating func confirmReset(digest: [UInt8], passwordHash: String, audit: AuditEntry) -> String? {
        guard let reset = identity.resets.first(where: { $0.digest == digest }), reset.isUsable(at: audit.time),
            account(id: reset.personID) != nil
        else { return nil }
        keepPassword(passwordHash, of: reset.personID, verifyTime: audit.time)
        endResets(of: reset.personID, now: audit.time)
        endSessions(of: reset.personID, except: nil)
        var audit = audit
        audit.actorID = reset.personID
        audit.subjectID = reset.personID
        audit.objectID = reset.id
        identity.record(audit)
        return reset.personID
    }

    // MARK: Sessions

    mutating func openSession(
        id: String, of personID: String, passwordHash: String, _ grant: SessionGrant, audit: AuditEntry
    ) -> Bool {
        guard account(id: personID)?.credential.passwordHash == passwordHash else { return false }
        let own = identity.sessions.filter { $0.personID == personID }
        for old in own.dropLast(Session.perPersonMax - 1) { end(old.id) }
        let session = Session(
            id: id, personID: personID, createTime: grant.now, expireTime: grant.refreshExpireTime)
        identity.sessions.append(session)
        give(grant, generation: 1, of: session)
        var audit = audit
        audit.objectID = id
        identity.record(audit)
        return true
    }

    mutating func refresh(_ digest: [UInt8], _ grant: SessionGrant, peer: String?) -> RefreshOutcome {
        guard let token = identity.refreshTokens.first(where: { $0.digest == digest }),
            TokenRecord.isValid(createTime: token.createTime, expireTime: token.expireTime, at: grant.now),
            let index = identity.sessions.firstIndex(where: { $0.id == token.sessionID }),
            let account = account(id: identity.sessions[index].personID)
        else { return .unknown }
        let session = identity.sessions[index]
        switch session.verdict(onRefreshToken: digest, generation: token.generation) {
        case .thief:
            end(session.id)
            identity.record(.refreshTokenReused(session, now: grant.now, peer: peer))
            return .stolen
        case .owner:
            identity.sessions[index].generation = token.generation
            identity.sessions[index].usedDigest = digest
            identity.sessions[index].expireTime = grant.refreshExpireTime
            let rivals = identity.refreshTokens.filter {
                $0.sessionID == session.id && $0.generation == token.generation + 1
            }
            for old in rivals.dropLast(Session.successorsMax - 1) {
                identity.refreshTokens.removeAll { $0.digest == old.digest }
            }
            give(grant, generation: token.generation + 1, of: session)
            return .refreshed(account.principal)
        }
    }

    /// The session of an access token.
    func session(ofAccessToken digest: [UInt8]) -> String? {
        tokens[digest].flatMap { $0.tenant == tenant ? $0.record.sessionID : nil }
    }

    @discardableResult
    mutating func endSessions(of personID: String, except kept: String?) -> Int {
        let ended = identity.sessions.filter { $0.personID == personID && $0.id != kept }
        for session in ended { end(session.id) }
        return ended.count
    }

    mutating func end(_ sessionID: String) {
        identity.sessions.removeAll { $0.id == sessionID }
        identity.refreshTokens.removeAll { $0.sessionID == sessionID }
        tokens = tokens.filter { $0.value.record.sessionID != sessionID }
        hasChangedPeople = true
    }

    private mutating func give(_ grant: SessionGrant, generation: Int64, of session: Session) {
        identity.refreshTokens.append(
            .init(
                digest: grant.refreshDigest, sessionID: session.id, generation: generation, createTime: grant.now,
                expireTime: grant.refreshExpireTime))
        keep(grant.accessToken(of: session))
    }

    // MARK: Service tokens

    mutating func create(
        _ token: ServiceToken, digest: [UInt8], requestID: String?, audit: AuditEntry
    ) throws -> ServiceToken {
        let known = identity.serviceTokens.first {
            requestID != nil && $0.requestID == requestID && $0.token.creatorID == token.creatorID
        }
        if let known { throw IdentityRefusal.tokenWasShown(id: known.token.id) }
        var token = token
        let service = state.principals.first { $0.person.role == .service && $0.person.name == token.service.name }
        if let service { token.service = service.person } else { try save(Principal(person: token.service)) }
        let count = identity.serviceTokens.count { $0.token.service.id == token.service.id }
        guard count < ServiceToken.perServiceMax else { throw IdentityRefusal.tooManyTokens }
        if token.certificate != nil, tokens[digest] != nil { throw IdentityRefusal.certificateTaken }
        identity.serviceTokens.append(.init(token: token, digest: digest, requestID: requestID))
        keep(token.record(digest: digest))
        var audit = audit
        audit.subjectID = token.service.id
        audit.objectID = token.id
        identity.record(audit)
        return token
    }

    mutating func revokeServiceToken(id: String, audit: AuditEntry) -> ServiceToken? {
        guard let index = identity.serviceTokens.firstIndex(where: { $0.token.id == id }) else { return nil }
        let kept = identity.serviceTokens.remove(at: index)
        tokens = tokens.filter { $0.key != kept.digest && $0.value.record.parentDigest != kept.digest }
        hasChangedPeople = true
        var audit = audit
        audit.subjectID = kept.token.service.id
        identity.record(audit)
        return kept.token
    }
}
