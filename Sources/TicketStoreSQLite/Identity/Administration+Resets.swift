internal import TicketCore

extension Administration {
    /// How long a reset is kept after its token is no longer taken, in microseconds: a day.
    private static let keptMicroseconds: Int64 = 24 * 60 * 60 * 1_000_000

    /// Keeps a reset, and the mail that brings it, if somebody has the address.
    func requestReset(_ reset: PasswordReset, address: String, audit: AuditEntry, tenant name: String) throws {
        let tenant = try ensureTenant(name)
        let account = try connection.account(address: address, tenant: tenant)
        var (reset, audit) = (reset, audit)
        audit.subjectID = account?.personID
        // Counts no further than it matters: nobody's may be many, and would take longer than somebody's.
        let earlier = try connection.number(
            """
            SELECT count(*) FROM (SELECT 1 FROM password_resets
                WHERE tenant = ? AND person = ? AND create_time > ? LIMIT \(PasswordReset.perPersonMax))
            """,
            [
                .integer(tenant.rawValue), .text(account?.personID ?? ""),
                .time(reset.createTime.advanced(byMicroseconds: -PasswordReset.countedMicroseconds)),
            ])
        let told = earlier ?? 0 < PasswordReset.perPersonMax ? account : nil
        reset.personID = told?.personID ?? ""
        try removeOldResets(now: reset.createTime)
        try connection.run(
            "INSERT INTO password_resets (id, tenant, person, digest, create_time) VALUES (?, ?, ?, ?, ?)",
            [
                .text(reset.id), .integer(tenant.rawValue), .text(reset.personID), .blob(reset.digest),
                .time(reset.createTime),
            ])
        // Nobody's mail is written, too, and taken away again before anybody sees it: the work is to be the same.
        let person = told?.principal
        try add(
            OutboxEntry(resetID: reset.id, recipient: person?.person.email ?? address, locale: person?.locale),
            tenant: tenant, at: reset.createTime)
        if told == nil { try connection.run("DELETE FROM outbox WHERE position = last_insert_rowid()", []) }
        try record(audit, tenant: tenant)
    }

    /// Sets the password of a reset's person; nil if the reset is not usable.
    func confirmReset(
        digest: [UInt8], passwordHash: String, audit: AuditEntry, tenant name: String
    ) throws -> String? {
        let tenant = try ensureTenant(name)
        guard let reset = try connection.passwordReset(digest: digest, tenant: tenant),
            reset.isUsable(at: audit.time), try reads.person(reset.personID, tenant: tenant) != nil
        else { return nil }
        try keepPassword(passwordHash, of: reset.personID, verifyTime: audit.time, tenant: tenant)
        try endResets(of: reset.personID, now: audit.time, tenant: tenant)
        try endSessions(of: reset.personID, except: nil, tenant: tenant)
        var audit = audit
        audit.actorID = reset.personID
        audit.subjectID = reset.personID
        audit.objectID = reset.id
        try record(audit, tenant: tenant)
        return reset.personID
    }

    /// Takes the use from every reset of a person.
    func endResets(of personID: String, now: Timestamp, tenant: TenantID) throws {
        try connection.run(
            "UPDATE password_resets SET use_time = ? WHERE tenant = ? AND person = ? AND use_time IS NULL",
            [.time(now), .integer(tenant.rawValue), .text(personID)])
    }

    private func removeOldResets(now: Timestamp) throws {
        let oldest = now.advanced(byMicroseconds: -PasswordReset.lifetimeMicroseconds - Self.keptMicroseconds)
        try connection.run(
            """
            DELETE FROM password_resets WHERE id IN (
                SELECT id FROM password_resets INDEXED BY password_resets_by_time WHERE create_time < ? LIMIT 4)
            """, [.time(oldest)])
    }
}
