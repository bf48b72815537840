internal import TicketCore

extension Administration {
    /// How many access tokens a session may have; more end the oldest.
    private static let accessTokensMax: Int64 = 16
    /// How many used refresh tokens of a session are known when they come again.
    private static let knownGenerationsMax: Int64 = 4_096
    /// How many dead rows of a kind are removed with each row that is added.
    private static let removedMax = 4

    /// Begins a session.
    func openSession(
        id: String, of personID: String, passwordHash: String, _ grant: SessionGrant, audit: AuditEntry,
        tenant name: String
    ) throws -> Bool {
        let tenant = try ensureTenant(name)
        guard try connection.credential(of: personID, tenant: tenant).passwordHash == passwordHash else {
            return false
        }
        try removeDead(now: grant.now)
        try endOldestSessions(of: personID, tenant: tenant)
        let session = Session(
            id: id, personID: personID, createTime: grant.now, expireTime: grant.refreshExpireTime)
        try connection.run(
            """
            INSERT INTO sessions (id, tenant, person, create_time, expire_time, generation) VALUES (?, ?, ?, ?, ?, 0)
            """,
            [
                .text(id), .integer(tenant.rawValue), .text(personID), .time(session.createTime),
                .time(session.expireTime),
            ])
        try give(grant, generation: 1, of: session, tenant: tenant)
        var audit = audit
        audit.objectID = id
        try record(audit, tenant: tenant)
        return true
    }

    /// Goes on with a session.
    func refreshSession(
        refreshDigest: [UInt8], _ grant: SessionGrant, peer: String?, tenant name: String
    ) throws -> RefreshOutcome {
        let tenant = try ensureTenant(name)
        guard let (session, generation) = try session(ofRefreshToken: refreshDigest, now: grant.now, tenant: tenant),
            let account = try connection.account(id: session.personID, tenant: tenant)
        else { return .unknown }
        switch session.verdict(onRefreshToken: refreshDigest, generation: generation) {
        case .thief:
            try endSession(session.id)
            try record(AuditEntry.refreshTokenReused(session, now: grant.now, peer: peer), tenant: tenant)
            return .stolen
        case .owner:
            try connection.run(
                "UPDATE sessions SET generation = ?, used_digest = ?, expire_time = ? WHERE id = ?",
                [.integer(generation), .blob(refreshDigest), .time(grant.refreshExpireTime), .text(session.id)])
            try forgetTokens(of: session.id, generation: generation, now: grant.now)
            try give(grant, generation: generation + 1, of: session, tenant: tenant)
            return .refreshed(account.principal)
        }
    }

    /// Ends the session of an access token.
    func endSession(accessDigest: [UInt8], audit: AuditEntry, tenant name: String) throws -> Bool {
        let tenant = try ensureTenant(name)
        guard let id = try session(ofAccessToken: accessDigest, tenant: tenant) else { return false }
        try endSession(id)
        var audit = audit
        audit.objectID = id
        try record(audit, tenant: tenant)
        return true
    }

    /// Ends every session of a person.
    func endSessions(of personID: String, audit: AuditEntry, tenant name: String) throws -> Int {
        let tenant = try ensureTenant(name)
        let count = try endSessions(of: personID, except: nil, tenant: tenant)
        try record(audit, tenant: tenant)
        return count
    }

    /// Ends the sessions of a person but one; answers how many.
    @discardableResult
    func endSessions(of personID: String, except kept: String?, tenant: TenantID) throws -> Int {
        let ids = try connection.texts(
            "SELECT id FROM sessions WHERE tenant = ? AND person = ?", [.integer(tenant.rawValue), .text(personID)])
        for id in ids where id != kept { try endSession(id) }
        return ids.count { $0 != kept }
    }

    /// The session of an access token; nil if it is of none.
    func session(ofAccessToken digest: [UInt8], tenant: TenantID) throws -> String? {
        try connection.first(
            "SELECT session FROM tokens WHERE digest = ? AND tenant = ?", [.blob(digest), .integer(tenant.rawValue)]
        ) { $0.optionalText(0) } ?? nil
    }

    private func endSession(_ id: String) throws {
        for sql in [
            "DELETE FROM tokens WHERE session = ?", "DELETE FROM refresh_tokens WHERE session = ?",
            "DELETE FROM sessions WHERE id = ?",
        ] {
            try connection.run(sql, [.text(id)])
        }
        hasChangedPeople = true
    }

    private func endOldestSessions(of personID: String, tenant: TenantID) throws {
        let old = try connection.texts(
            "SELECT id FROM sessions WHERE tenant = ? AND person = ? ORDER BY create_time DESC LIMIT -1 OFFSET ?",
            [.integer(tenant.rawValue), .text(personID), .integer(Int64(Session.perPersonMax - 1))])
        for id in old { try endSession(id) }
    }

    private func session(
        ofRefreshToken digest: [UInt8], now: Timestamp, tenant: TenantID
    ) throws -> (Session, generation: Int64)? {
        let found = try connection.first(
            """
            SELECT sessions.id, person, sessions.create_time, sessions.expire_time, sessions.generation, used_digest,
                refresh_tokens.generation, refresh_tokens.create_time, refresh_tokens.expire_time
            FROM refresh_tokens JOIN sessions ON sessions.id = refresh_tokens.session
            WHERE digest = ? AND tenant = ?
            """, [.blob(digest), .integer(tenant.rawValue)]
        ) { row -> (Session, Int64)? in
            guard TokenRecord.isValid(createTime: row.timestamp(7), expireTime: row.timestamp(8), at: now) else {
                return nil
            }
            let session = Session(
                id: row.text(0), personID: row.text(1), createTime: row.timestamp(2), expireTime: row.timestamp(3),
                generation: row.int64(4), usedDigest: row.isNull(5) ? nil : row.bytes(5))
            return (session, row.int64(6))
        }
        return found ?? nil
    }

    private func give(_ grant: SessionGrant, generation: Int64, of session: Session, tenant: TenantID) throws {
        try connection.run(
            "INSERT INTO refresh_tokens (digest, session, generation, create_time, expire_time) VALUES (?, ?, ?, ?, ?)",
            [
                .blob(grant.refreshDigest), .text(session.id), .integer(generation), .time(grant.now),
                .time(grant.refreshExpireTime),
            ])
        try insert(grant.accessToken(of: session), tenant: tenant)
    }

    /// Makes room for the tokens that follow on a generation.
    private func forgetTokens(of session: String, generation: Int64, now: Timestamp) throws {
        try connection.run(
            "DELETE FROM refresh_tokens WHERE session = ? AND (expire_time <= ? OR generation < ?)",
            [.text(session), .time(now), .integer(generation - Self.knownGenerationsMax)])
        try connection.run(
            """
            DELETE FROM refresh_tokens WHERE digest IN (
                SELECT digest FROM refresh_tokens WHERE session = ? AND generation = ?
                ORDER BY create_time DESC LIMIT -1 OFFSET ?)
            """, [.text(session), .integer(generation + 1), .integer(Int64(Session.successorsMax - 1))])
        let row = try connection.run(
            """
            DELETE FROM tokens WHERE digest IN (
                SELECT digest FROM tokens WHERE session = ? ORDER BY create_time DESC LIMIT -1 OFFSET ?)
            """, [.text(session), .integer(Self.accessTokensMax - 1)])
        if row.changes > 0 { hasChangedPeople = true }
    }

    /// Removes what has expired, a little at a time.
    private func removeDead(now: Timestamp) throws {
        try connection.run(
            """
            DELETE FROM tokens WHERE digest IN (
                SELECT digest FROM tokens INDEXED BY tokens_by_expiry
                WHERE (session IS NOT NULL OR parent IS NOT NULL) AND expire_time <= ? LIMIT \(Self.removedMax))
            """, [.time(now)])
        let sessions = try connection.texts(
            "SELECT id FROM sessions INDEXED BY sessions_by_expiry WHERE expire_time <= ? LIMIT \(Self.removedMax)",
            [.time(now)])
        for id in sessions { try endSession(id) }
    }
}
