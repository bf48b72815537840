internal import TicketCore

/// Mail on its way out, inside the writer's open transaction.
extension Administration {
    /// Takes out what is due.
    func claimMail(at now: Timestamp, leasedUntil: Timestamp, limit: Int) throws -> [QueuedMail] {
        let mails = try connection.rows(
            """
            SELECT position, tenants.name, queue_time, attempts,
                EXISTS (SELECT 1 FROM mail_suppressions AS s
                    WHERE s.tenant = outbox.tenant AND s.address = lower(recipient)),
                \(MailColumns.entryList)
            FROM outbox INDEXED BY outbox_waiting JOIN tenants ON tenants.id = outbox.tenant
            WHERE state = 0 AND due_time <= ? ORDER BY due_time, position LIMIT ?
            """, [.integer(now.microsecondsSinceEpoch), .integer(Int64(max(0, limit)))]
        ) { row in
            QueuedMail(
                id: row.int64(0), tenant: row.text(1), entry: try MailColumns.entry(row, first: 5),
                queueTime: Timestamp(microsecondsSinceEpoch: row.int64(2)), attempts: row.int(3) + 1,
                isSuppressed: row.bool(4))
        }
        for mail in mails {
            try connection.run(
                "UPDATE outbox SET attempts = attempts + 1, due_time = ? WHERE position = ?",
                [.integer(leasedUntil.microsecondsSinceEpoch), .integer(mail.id)])
        }
        return mails
    }

    /// Writes down what became of a mail.
    func settleMail(_ id: Int64, tenant name: String, _ result: MailResult, at now: Timestamp) throws {
        guard let tenant = try connection.tenantID(name) else { return }
        let row: [SQLConditions.Value] = [.integer(id), .integer(tenant.rawValue)]
        let waits = "WHERE position = ? AND tenant = ? AND state = 0"
        switch result {
        case .sent:
            try connection.run(
                "UPDATE outbox SET state = 1, end_time = ? \(waits)", [.integer(now.microsecondsSinceEpoch)] + row)
        case .dropped: try connection.run("DELETE FROM outbox \(waits)", row)
        case .retry(let due, let failure):
            try connection.run(
                "UPDATE outbox SET due_time = ?, failure = ? \(waits)",
                [.integer(due.microsecondsSinceEpoch), .text(failure)] + row)
        case .dead(let failure, let suppressing):
            if suppressing { try suppressRecipient(of: row, at: now) }
            try connection.run(
                "UPDATE outbox SET state = 2, end_time = ?, failure = ? \(waits)",
                [.integer(now.microsecondsSinceEpoch), .text(failure)] + row)
        }
    }

    private func suppressRecipient(of row: [SQLConditions.Value], at now: Timestamp) throws {
        try connection.run(
            """
            INSERT OR IGNORE INTO mail_suppressions (tenant, address, time)
            SELECT tenant, lower(recipient), ? FROM outbox WHERE position = ? AND tenant = ? AND state = 0
            """, [.integer(now.microsecondsSinceEpoch)] + row)
    }

    /// Puts a dead mail back.
    func retryDeadMail(_ id: Int64, tenant name: String, for request: StoreRequest) throws -> DeadMail? {
        let tenant = try ensureTenant(name)
        let row: [SQLConditions.Value] = [.integer(id), .integer(tenant.rawValue)]
        if try !isRepeated(request, tenant: tenant) {
            let now = SQLConditions.Value.integer(request.now.microsecondsSinceEpoch)
            let update = try connection.run(
                """
                UPDATE outbox SET state = 0, queue_time = ?, due_time = ?, attempts = 0, failure = NULL, end_time = NULL
                WHERE position = ? AND tenant = ? AND state = 2
                """, [now, now] + row)
            guard update.changes > 0 else { return nil }
            try connection.run(
                """
                DELETE FROM mail_suppressions WHERE tenant = ?2
                    AND address = (SELECT lower(recipient) FROM outbox WHERE position = ?1 AND tenant = ?2)
                """, row)
        }
        return try connection.first(
            "SELECT \(MailColumns.deadList) FROM outbox WHERE position = ? AND tenant = ?", row, MailColumns.dead)
    }

    /// From now on an address gets no mail.
    func suppressMail(to address: String, tenant name: String, at now: Timestamp) throws {
        let tenant = try ensureTenant(name)
        try connection.run(
            "INSERT OR IGNORE INTO mail_suppressions (tenant, address, time) VALUES (?, ?, ?)",
            [.integer(tenant.rawValue), .text(address.lowercased()), .integer(now.microsecondsSinceEpoch)])
    }

    /// Forgets what is over.
    func pruneMail(endedBefore end: Timestamp, now: Timestamp, limit: Int) throws -> Bool {
        let limit = Int64(max(0, limit))
        func before(_ span: Int64) -> SQLConditions.Value {
            let (time, overflow) = now.microsecondsSinceEpoch.subtractingReportingOverflow(span)
            return .integer(overflow ? .min : time)
        }
        let counts = [
            try connection.run(
                """
                DELETE FROM outbox WHERE position IN
                    (SELECT position FROM outbox WHERE state <> 0 AND end_time < ? ORDER BY end_time LIMIT ?)
                """, [.integer(end.microsecondsSinceEpoch), .integer(limit)]
            ).changes,
            try connection.run(
                """
                DELETE FROM taken_mail WHERE (tenant, key) IN
                    (SELECT tenant, key FROM taken_mail WHERE time < ? ORDER BY time LIMIT ?)
                """, [before(TakenMail.keptMicroseconds), .integer(limit)]
            ).changes,
            try connection.run(
                """
                DELETE FROM automatic_answers WHERE position IN
                    (SELECT position FROM automatic_answers WHERE time < ? ORDER BY time LIMIT ?)
                """, [before(AutomaticAnswer.dayMicroseconds), .integer(limit)]
            ).changes,
        ]
        return counts.contains { Int64($0) >= limit }
    }
}
