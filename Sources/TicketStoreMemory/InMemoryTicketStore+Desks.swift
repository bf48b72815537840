public import TicketCore

extension InMemoryTicketStore {
    public func install(_ desk: Desk, source: String?, tenant: String) async throws -> DeskVersion {
        try locked { $0.tenants[tenant, default: TenantState()].install(desk, source: source) }
    }

    public func change(_ change: DeskChange) async throws -> DeskVersion {
        let now = clock()
        return try locked { try $0.tenants[change.actor.tenant, default: TenantState()].change(change, now: now) }
    }

    public func isSettled(_ desk: String, source: String, tenant: String) async throws -> Bool {
        try locked { state in
            guard let newest = state.tenant(tenant).deskSource(desk, version: nil) else { return false }
            return newest.origin == .written || newest.text == source
        }
    }

    public func deskSource(_ key: String, version: Int?, tenant: String) async throws -> DeskSource? {
        try locked { $0.tenant(tenant).deskSource(key, version: version) }
    }
}
