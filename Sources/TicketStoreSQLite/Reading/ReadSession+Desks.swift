internal import TicketCore

extension ReadSession {
    func deskSource(_ key: String, version: Int?, tenant name: String) throws -> DeskSource? {
        guard let tenant = try connection.tenantID(name) else { return nil }
        return try connection.deskSource(key, version: version, tenant: tenant)
    }
}
