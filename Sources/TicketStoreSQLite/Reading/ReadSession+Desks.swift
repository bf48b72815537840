internal import TicketCore

extension ReadSession {
    func deskSource(_ key: String, version: Int?, tenant name: String) throws -> DeskSource? {
        guard let tenant = try connection.tenantID(name) else { return nil }
        return try connection.deskSource(key, version: version, tenant: tenant)
    }

    /// Looks at no more than the text: to read the desk costs a thousand times as much.
    func isSettled(_ key: String, source: String, tenant name: String) throws -> Bool {
        guard let tenant = try connection.tenantID(name) else { return false }
        let rows = try connection.statement(
            """
            SELECT origin = ?3 OR source IS ?4 FROM desks
            WHERE tenant = ?1 AND key = ?2 ORDER BY version DESC LIMIT 1
            """)
        rows.bind(tenant.rawValue, at: 1)
        rows.bind(key, at: 2)
        rows.bind(DeskSource.Origin.written.rawValue, at: 3)
        rows.bind(source, at: 4)
        defer { rows.reset() }
        return try rows.step() && rows.bool(0)
    }
}
