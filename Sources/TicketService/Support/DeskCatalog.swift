internal import Synchronization
internal import TicketCore

/// Versions of desks by key. A version never changes, so what is here once is right for ever.
final class DeskCatalog: Sendable {
    private struct Key: Hashable {
        let tenant: String
        let desk: String
        let version: Int
    }

    private let store: any TicketStore
    private let versions = Mutex<[Key: DeskVersion]>([:])

    init(store: any TicketStore) {
        self.store = store
    }

    /// The desk of a ticket, in the ticket's version, if it is here already.
    func cached(for ticket: Ticket, tenant: String) -> Desk? {
        versions.withLock { $0[Key(tenant: tenant, desk: ticket.desk, version: ticket.deskVersion)]?.desk }
    }

    /// The desk of a ticket, in the ticket's version, read by an event loop's own reader if it is not here yet.
    func desk(for ticket: Ticket, tenant: String, from reader: any PointReader) throws -> Desk {
        if let desk = cached(for: ticket, tenant: tenant) { return desk }
        return try keep(reader.desk(ticket.desk, version: ticket.deskVersion, tenant: tenant), ticket, tenant)
    }

    /// The desk of a ticket, in the ticket's version.
    func desk(for ticket: Ticket, tenant: String) async throws -> Desk {
        if let desk = cached(for: ticket, tenant: tenant) { return desk }
        return try keep(await store.desk(ticket.desk, version: ticket.deskVersion, tenant: tenant), ticket, tenant)
    }

    /// One version of a desk.
    func desk(_ key: String, version: Int, tenant: String) async throws -> Desk {
        let name = Key(tenant: tenant, desk: key, version: version)
        if let known = versions.withLock({ $0[name] }) { return known.desk }
        guard let found = try await store.desk(key, version: version, tenant: tenant) else {
            throw StoreFailure.corrupt("no desk \(key) version \(version)")
        }
        versions.withLock { $0[name] = found }
        return found.desk
    }

    private func keep(_ version: DeskVersion?, _ ticket: Ticket, _ tenant: String) throws -> Desk {
        guard let version else {
            throw StoreFailure.corrupt("ticket \(ticket.number): no desk \(ticket.desk) version \(ticket.deskVersion)")
        }
        versions.withLock { $0[Key(tenant: tenant, desk: ticket.desk, version: version.version)] = version }
        return version.desk
    }
}
