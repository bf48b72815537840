internal import TicketCore

extension ReadSession {
    func nextMailDueTime() throws -> Timestamp? {
        try connection.first("SELECT min(due_time) FROM outbox INDEXED BY outbox_waiting WHERE state = 0", []) {
            $0.optionalInt64(0).map(Timestamp.init(microsecondsSinceEpoch:))
        } ?? nil
    }

    func outboxEntry(_ id: Int64, tenant: String) throws -> OutboxEntry? {
        guard let tenant = try connection.tenantID(tenant) else { return nil }
        return try connection.first(
            "SELECT \(MailColumns.entryList) FROM outbox WHERE position = ? AND tenant = ?",
            [.integer(id), .integer(tenant.rawValue)]
        ) { try MailColumns.entry($0, first: 0) }
    }

    func deadMail(tenant: String, after id: Int64, limit: Int) throws -> [DeadMail] {
        guard let tenant = try connection.tenantID(tenant) else { return [] }
        return try connection.rows(
            """
            SELECT \(MailColumns.deadList) FROM outbox INDEXED BY outbox_dead
            WHERE tenant = ? AND state = 2 AND position > ? ORDER BY position LIMIT ?
            """, [.integer(tenant.rawValue), .integer(id), .integer(Int64(max(0, limit)))], MailColumns.dead)
    }

    func takenMail(_ key: [UInt8], tenant: String) throws -> TakenMail? {
        guard let tenant = try connection.tenantID(tenant) else { return nil }
        return try connection.takenMail(key, tenant: tenant)
    }

    func heldMails(tenant: String, after id: Int64, limit: Int) throws -> [HeldMail] {
        guard let tenant = try connection.tenantID(tenant) else { return [] }
        return try connection.rows(
            "SELECT \(MailColumns.heldList) FROM held_mail WHERE tenant = ? AND id > ? ORDER BY id LIMIT ?",
            [.integer(tenant.rawValue), .integer(id), .integer(Int64(max(0, limit)))]
        ) { MailColumns.held($0, raw: []) }
    }

    func heldMail(_ id: Int64, tenant: String) throws -> HeldMail? {
        guard let tenant = try connection.tenantID(tenant) else { return nil }
        return try connection.first(
            "SELECT \(MailColumns.heldList), raw FROM held_mail WHERE tenant = ? AND id = ?",
            [.integer(tenant.rawValue), .integer(id)]
        ) { MailColumns.held($0, raw: $0.bytes(9)) }
    }
}

extension Connection {
    /// What became of the mail of this key.
    func takenMail(_ key: [UInt8], tenant: TenantID) throws -> TakenMail? {
        try first(
            "SELECT ticket_number, conversation, held FROM taken_mail WHERE tenant = ? AND key = ?",
            [.integer(tenant.rawValue), .blob(key)]
        ) { TakenMail(ticketNumber: $0.int64(0), conversationID: $0.text(1), heldID: $0.int64(2)) }
    }
}
