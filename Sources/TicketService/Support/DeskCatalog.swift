internal import Synchronization
internal import TicketCore

/// Versions of desks by key. A version never changes, so what is here once is right, until a desk that was never used
/// gives way to an imported one.
final class DeskCatalog: Sendable {
    fileprivate struct Key: Hashable {
        let tenant: String
        let desk: String
        let version: Int
    }

    private struct Known {
        var versions: [Key: DeskVersion] = [:]
        /// How many times all was forgotten: what was read before that is not kept.
        var generation = 0
    }

    private let store: any TicketStore
    private let versionsMax: Int
    private let known = Mutex(Known())

    /// - Parameter versionsMax: how many versions are kept; all are dropped when there are more.
    init(store: any TicketStore, versionsMax: Int = 1_024) {
        self.store = store
        self.versionsMax = versionsMax
    }

    /// How many versions are kept now.
    var count: Int { known.withLock { $0.versions.count } }

    /// The desk of a ticket, in the ticket's version, if it is here already.
    func cached(for ticket: Ticket, tenant: String) -> Desk? { find(Key(ticket, tenant)).desk }

    /// The desk of a ticket, in the ticket's version, read by an event loop's own reader if it is not here yet.
    func desk(for ticket: Ticket, tenant: String, from reader: any PointReader) throws -> Desk {
        let key = Key(ticket, tenant)
        let (desk, generation) = find(key)
        if let desk { return desk }
        return try keep(reader.desk(key.desk, version: key.version, tenant: tenant), key, generation)
    }

    /// The desk of a ticket, in the ticket's version.
    func desk(for ticket: Ticket, tenant: String) async throws -> Desk {
        try await desk(ticket.desk, version: ticket.deskVersion, tenant: tenant)
    }

    /// One version of a desk.
    func desk(_ name: String, version: Int, tenant: String) async throws -> Desk {
        let key = Key(tenant: tenant, desk: name, version: version)
        let (desk, generation) = find(key)
        if let desk { return desk }
        return try keep(await store.desk(name, version: version, tenant: tenant), key, generation)
    }

    /// Reads everything anew from now on.
    func forgetAll() {
        known.withLock { known in
            known.versions.removeAll()
            known.generation += 1
        }
    }

    private func find(_ key: Key) -> (desk: Desk?, generation: Int) {
        known.withLock { ($0.versions[key]?.desk, $0.generation) }
    }

    private func keep(_ version: DeskVersion?, _ key: Key, _ generation: Int) throws -> Desk {
        guard let version else { throw StoreFailure.corrupt("no desk \(key.desk) version \(key.version)") }
        known.withLock { known in
            guard known.generation == generation else { return }
            if known.versions.count >= versionsMax { known.versions.removeAll() }
            known.versions[key] = version
        }
        return version.desk
    }
}

extension DeskCatalog.Key {
    fileprivate init(_ ticket: Ticket, _ tenant: String) {
        self.init(tenant: tenant, desk: ticket.desk, version: ticket.deskVersion)
    }
}
