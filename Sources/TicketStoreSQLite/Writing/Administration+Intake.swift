internal import TicketCore

/// Mail that came in, inside the writer's open transaction.
extension Administration {
    /// Remembers what became of a mail, and answers it.
    func rememberMail(
        _ key: [UInt8], _ taken: TakenMail, answer: AutomaticAnswer?, tenant name: String, at now: Timestamp
    ) throws -> Bool {
        let tenant = try ensureTenant(name)
        guard try connection.takenMail(key, tenant: tenant) == nil else { return false }
        try remember(key, taken, tenant: tenant, at: now)
        if let answer, try admits(answer, tenant: tenant, at: now) { try add(answer.entry, tenant: tenant, at: now) }
        return true
    }

    private func remember(_ key: [UInt8], _ taken: TakenMail, tenant: TenantID, at now: Timestamp) throws {
        try connection.run(
            "INSERT INTO taken_mail (tenant, key, time, ticket_number, conversation, held) VALUES (?, ?, ?, ?, ?, ?)",
            [
                .integer(tenant.rawValue), .blob(key), .integer(now.microsecondsSinceEpoch),
                .integer(taken.ticketNumber), .text(taken.conversationID), .integer(taken.heldID),
            ])
    }

    /// Whether an answer may go out; if so, it is counted. One in the future, after a clock was set back, counts too.
    private func admits(_ answer: AutomaticAnswer, tenant: TenantID, at now: Timestamp) throws -> Bool {
        let (since, overflow) = now.microsecondsSinceEpoch
            .subtractingReportingOverflow(AutomaticAnswer.dayMicroseconds)
        let name: [SQLConditions.Value] = [
            .integer(tenant.rawValue), .text(answer.address), .text(answer.entry.kind.rawValue),
        ]
        let count = try connection.number(
            """
            SELECT count(*) FROM automatic_answers WHERE tenant = ? AND address = ? AND kind = ? AND time > ?
            """, name + [.integer(overflow ? .min : since)])
        guard count ?? 0 < answer.perDayMax else { return false }
        try connection.run(
            "INSERT INTO automatic_answers (tenant, address, kind, time) VALUES (?, ?, ?, ?)",
            name + [.integer(now.microsecondsSinceEpoch)])
        return true
    }

    /// Adds a message that has to leave the house and comes of no command.
    func add(_ entry: OutboxEntry, tenant: TenantID, at now: Timestamp) throws {
        let key = TicketKey(tenant, number: entry.ticketNumber)?.rawValue ?? TicketKey.lowerBound(tenant)
        try connection.run(
            """
            INSERT INTO outbox (tenant, \(MailColumns.entryList), queue_time, due_time)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                .integer(tenant.rawValue), .integer(key), .integer(entry.revision), .text(entry.kind.rawValue),
                .text(entry.recipient), .optional(entry.locale?.text), .optional(entry.message),
                .optional(entry.desk), .optional(entry.inReplyTo), .optional(entry.reset),
                .integer(now.microsecondsSinceEpoch), .integer(now.microsecondsSinceEpoch),
            ])
        hasAddedMail = true
    }

    /// Keeps a mail in quarantine.
    func holdMail(_ mail: HeldMail, key: [UInt8], tenant name: String, limits: QuarantineLimits) throws -> Int64 {
        let tenant = try ensureTenant(name)
        if let taken = try connection.takenMail(key, tenant: tenant) { return taken.heldID }
        let (count, bytes) =
            try connection.first(
                "SELECT count(*), coalesce(sum(size_bytes), 0) FROM held_mail WHERE tenant = ?",
                [.integer(tenant.rawValue)]
            ) { ($0.int(0), $0.int64(1)) } ?? (0, 0)
        guard count < limits.mailsMax, bytes + Int64(mail.sizeBytes) <= limits.bytesMax else {
            throw LimitReached.quarantine
        }
        try connection.run(
            """
            INSERT INTO held_mail
                (tenant, time, reason, problem, sender, recipient, subject, ticket_number, size_bytes, raw)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                .integer(tenant.rawValue), .integer(mail.time.microsecondsSinceEpoch), .text(mail.reason),
                .text(mail.problem), .text(mail.sender), .text(mail.recipient), .text(mail.subject),
                .integer(mail.ticketNumber), .integer(Int64(mail.sizeBytes)), .blob(mail.raw),
            ])
        guard let id = try connection.first("SELECT last_insert_rowid()", [], { $0.int64(0) }) else {
            throw StoreFailure.corrupt("a mail that was just kept has no number")
        }
        try remember(key, TakenMail(ticketNumber: 0, heldID: id), tenant: tenant, at: mail.time)
        return id
    }

    /// Takes a mail out of quarantine.
    func removeHeldMail(_ id: Int64, tenant name: String) throws -> Bool {
        guard let tenant = try connection.tenantID(name) else { return false }
        let row = try connection.run(
            "DELETE FROM held_mail WHERE tenant = ? AND id = ?", [.integer(tenant.rawValue), .integer(id)])
        return row.changes > 0
    }
}
