internal import TicketCore

extension Administration {
    /// Keeps a desk that the program brings along, unless the newest is the same or was written by somebody.
    func install(_ desk: Desk, source: String?, tenant name: String) throws -> DeskVersion {
        let tenant = try ensureTenant(name)
        let newest = try connection.deskSource(desk.key, version: nil, tenant: tenant)
        if let newest, newest.origin == .written { return newest.version }
        if let newest, newest.version.desk == desk {
            if newest.text == nil, let source { try add(source, to: newest.version, tenant: tenant) }
            return newest.version
        }
        let version = DeskVersion(version: (newest?.version.version ?? 0) + 1, desk: desk)
        try insert(DeskSource(version: version, text: source, origin: .builtIn), tenant: tenant, key: nil)
        return version
    }

    /// Keeps a desk that somebody wrote.
    func change(_ change: DeskChange) throws -> DeskVersion {
        let tenant = try ensureTenant(change.actor.tenant)
        if let known = try knownVersion(of: change, tenant: tenant) { return known }
        let newest = try connection.deskSource(change.desk.key, version: nil, tenant: tenant)
        let version = try change.version(after: newest)
        guard !change.validateOnly, version != newest?.version else { return version }
        let source = DeskSource(
            version: version, text: change.source, origin: .written, author: change.actor.person,
            createTime: clock())
        try insert(source, tenant: tenant, key: change.idempotencyKey)
        return version
    }

    private func knownVersion(of change: DeskChange, tenant: TenantID) throws -> DeskVersion? {
        guard let key = change.idempotencyKey else { return nil }
        let rows = try connection.statement(
            """
            SELECT version, definition, fingerprint FROM desks INDEXED BY desks_by_request
            WHERE tenant = ?1 AND author_id = ?2 AND request_id = ?3
            """)
        rows.bind(tenant.rawValue, at: 1)
        rows.bind(change.actor.person.id, at: 2)
        rows.bind(key.requestID, at: 3)
        defer { rows.reset() }
        guard try rows.step() else { return nil }
        guard rows.bytes(2) == key.fingerprint else { throw Refusal.requestIDReused(key.requestID) }
        return try DeskCoding.version(rows.int(0), definition: rows.text(1))
    }

    /// Adds a version of a desk, with what the request was that made it.
    func insert(_ source: DeskSource, tenant: TenantID, key: IdempotencyKey?) throws {
        let row = try connection.statement(
            """
            INSERT INTO desks (tenant, key, version, definition, source, origin, create_time, author_id, author,
                request_id, fingerprint)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
            """)
        row.bind(tenant.rawValue, at: 1)
        row.bind(source.version.desk.key, at: 2)
        row.bind(source.version.version, at: 3)
        row.bind(try DeskCoding.definition(source.version.desk), at: 4)
        row.bind(source.text, at: 5)
        row.bind(source.origin.rawValue, at: 6)
        row.bind(source.createTime?.microsecondsSinceEpoch, at: 7)
        row.bind(source.author?.id, at: 8)
        row.bind(try source.author.map(DeskSourceColumns.column), at: 9)
        row.bind(key?.requestID, at: 10)
        row.bind(key?.fingerprint ?? [], at: 11)
        try row.run()
        desks.forgetAll()
    }

    /// Gives a version that was kept without its text the text.
    private func add(_ source: String, to version: DeskVersion, tenant: TenantID) throws {
        let row = try connection.statement(
            "UPDATE desks SET source = ?4 WHERE tenant = ?1 AND key = ?2 AND version = ?3")
        row.bind(tenant.rawValue, at: 1)
        row.bind(version.desk.key, at: 2)
        row.bind(version.version, at: 3)
        row.bind(source, at: 4)
        try row.run()
    }
}
