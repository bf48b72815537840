internal import TicketCore

extension Connection {
    /// The texts of the first column.
    func texts(_ sql: String, _ values: [SQLConditions.Value]) throws -> [String] {
        try rows(sql, values) { $0.text(0) }
    }

    /// What `body` makes of each row.
    func rows<Value>(
        _ sql: String, _ values: [SQLConditions.Value], _ body: (Statement) throws -> Value
    ) throws -> [Value] {
        let rows = try statement(sql)
        values.bind(to: rows)
        defer { rows.reset() }
        var found: [Value] = []
        while try rows.step() { found.append(try body(rows)) }
        return found
    }

    /// The person with a mail address.
    func account(address: String, tenant: TenantID) throws -> Account? {
        try account(
            """
            INDEXED BY principals_by_address \(Self.credentials)
            WHERE principals.tenant = ? AND sign_in_name = ? AND sign_in_name <> '' AND role <> \(Role.service.column)
            """, [.integer(tenant.rawValue), .text(address.lowercased())])
    }

    /// The person or service of an id.
    func account(id: String, tenant: TenantID) throws -> Account? {
        try account(
            "\(Self.credentials) WHERE principals.tenant = ? AND id = ?", [.integer(tenant.rawValue), .text(id)])
    }

    private static let credentials = """
        LEFT JOIN credentials ON credentials.tenant = principals.tenant AND credentials.person = principals.id
        """

    private func account(_ rest: String, _ values: [SQLConditions.Value]) throws -> Account? {
        try first("SELECT \(PrincipalColumns.list), password_hash, verify_time FROM principals \(rest)", values) {
            row in
            Account(
                principal: try PrincipalColumns.principal(row),
                credential: Credential(
                    passwordHash: row.optionalText(PrincipalColumns.count),
                    verifyTime: row.optionalTimestamp(PrincipalColumns.count + 1)))
        }
    }

    /// How a person proves who they are.
    func credential(of personID: String, tenant: TenantID) throws -> Credential {
        try account(id: personID, tenant: tenant)?.credential ?? Credential()
    }

    /// The reset of a token.
    func passwordReset(digest: [UInt8], tenant: TenantID) throws -> PasswordReset? {
        try passwordReset("digest = ?", .blob(digest), tenant: tenant)
    }

    /// The reset of an id.
    func passwordReset(id: String, tenant: TenantID) throws -> PasswordReset? {
        try passwordReset("id = ?", .text(id), tenant: tenant)
    }

    private func passwordReset(
        _ condition: String, _ value: SQLConditions.Value, tenant: TenantID
    ) throws -> PasswordReset? {
        try first(
            "SELECT id, person, digest, create_time, use_time FROM password_resets WHERE \(condition) AND tenant = ?",
            [value, .integer(tenant.rawValue)]
        ) { row in
            PasswordReset(
                id: row.text(0), personID: row.text(1), digest: row.bytes(2), createTime: row.timestamp(3),
                useTime: row.optionalTimestamp(4))
        }
    }

    /// A service token with its digest.
    func serviceToken(id: String, tenant: TenantID) throws -> (ServiceToken, digest: [UInt8])? {
        try first(
            "\(Self.serviceTokens) AND service_tokens.id = ?", [.integer(tenant.rawValue), .text(id)],
            Self.serviceToken)
    }

    /// A page of service tokens, by id.
    func serviceTokens(
        service: String?, after id: String?, limit: Int, tenant: TenantID
    ) throws -> [ServiceToken] {
        var conditions = SQLConditions()
        conditions.add("service_tokens.id > ?", .text(id ?? ""))
        if let service { conditions.add("principals.name = ?", .text(service)) }
        return try rows(
            "\(Self.serviceTokens) AND \(conditions.sql) ORDER BY service_tokens.id LIMIT ?",
            [.integer(tenant.rawValue)] + conditions.values + [.integer(Int64(max(0, limit)))]
        ) { try Self.serviceToken($0).0 }
    }

    private static let serviceTokens = """
        SELECT \(PrincipalColumns.list), service_tokens.id, digest, service_tokens.scopes, description, creator,
            create_time, expire_time, last_use_time, certificate
        FROM service_tokens JOIN principals
            ON principals.tenant = service_tokens.tenant AND principals.id = service_tokens.service
        WHERE service_tokens.tenant = ?
        """

    private static func serviceToken(_ row: Statement) throws -> (ServiceToken, digest: [UInt8]) {
        let first = PrincipalColumns.count
        var token = ServiceToken(
            id: row.text(first), service: try PrincipalColumns.principal(row).person,
            scopes: row.optionalText(first + 2).map(PrincipalColumns.scopes), description: row.text(first + 3),
            creatorID: row.text(first + 4), createTime: row.timestamp(first + 5),
            expireTime: row.optionalTimestamp(first + 6), lastUseTime: row.optionalTimestamp(first + 7))
        token.certificate = row.optionalText(first + 8)
        return (token, row.bytes(first + 1))
    }

    /// A page of the audit log, newest first.
    func auditEntries(_ query: AuditQuery, tenant: TenantID) throws -> [StoredAuditEntry] {
        var conditions = SQLConditions()
        conditions.add("tenant = ?", .integer(tenant.rawValue))
        if let before = query.before { conditions.add("position < ?", .integer(before)) }
        if !query.kinds.isEmpty {
            let marks = query.kinds.map { _ in "?" }.joined(separator: ", ")
            conditions.add("kind IN (\(marks))", query.kinds.map(\.rawValue).sorted().map(SQLConditions.Value.text))
        }
        if let person = query.personID {
            conditions.add("? IN (actor, subject, service)", .text(person))
        }
        if let from = query.from { conditions.add("time >= ?", .time(from)) }
        if let until = query.until { conditions.add("time < ?", .time(until)) }
        return try rows(
            """
            SELECT position, time, kind, actor, service, subject, object, peer, details FROM audit
            WHERE \(conditions.sql) ORDER BY position DESC LIMIT ?
            """, conditions.values + [.integer(Int64(max(0, query.limit)))], Self.auditEntry)
    }

    private static func auditEntry(_ row: Statement) throws -> StoredAuditEntry {
        guard let kind = AuditEntry.Kind(rawValue: row.text(2)) else {
            throw StoreFailure.corrupt("audit.kind: \"\(row.text(2))\" is not known")
        }
        return StoredAuditEntry(
            position: row.int64(0),
            entry: AuditEntry(
                time: row.timestamp(1), kind: kind, actorID: row.optionalText(3), serviceID: row.optionalText(4),
                subjectID: row.optionalText(5), objectID: row.optionalText(6), peer: row.optionalText(7),
                details: row.text(8)))
    }
}
