public import TicketCore

extension SQLiteTicketStore {
    public func install(_ desk: Desk, source: String?, tenant: String) async throws -> DeskVersion {
        try await administer { try $0.install(desk, source: source, tenant: tenant) }
    }

    public func isSettled(_ desk: String, source: String, tenant: String) async throws -> Bool {
        try await readers.read { try $0.isSettled(desk, source: source, tenant: tenant) }
    }

    public func change(_ change: DeskChange) async throws -> DeskVersion {
        try await administer { try $0.change(change) }
    }

    public func deskSource(_ key: String, version: Int?, tenant: String) async throws -> DeskSource? {
        try await readers.read { try $0.deskSource(key, version: version, tenant: tenant) }
    }
}
