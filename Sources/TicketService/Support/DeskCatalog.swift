internal import Synchronization
internal import TicketCore

/// Versions of desks by key, and how they read in some role and languages. A version never changes, so what is here
/// once is right, until a desk that was never used gives way to an imported one.
final class DeskCatalog: Sendable {
    fileprivate struct Key: Hashable {
        let tenant: String
        let desk: String
        let version: Int
    }

    fileprivate struct ViewKey: Hashable {
        let desk: Key
        let role: Role
        let languages: [LanguageTag]
    }

    private struct Known {
        var versions: [Key: DeskVersion] = [:]
        var views: [ViewKey: DeskView] = [:]
        /// How many times all was forgotten: what was read before that is not kept.
        var generation = 0
    }

    private let store: any TicketStore
    private let versionsMax: Int
    private let known = Mutex(Known())

    /// - Parameter versionsMax: how many versions, and how many views of them, are kept; all are dropped when there are
    ///   more.
    init(store: any TicketStore, versionsMax: Int = 1_024) {
        self.store = store
        self.versionsMax = versionsMax
    }

    /// How many versions are kept now.
    var count: Int { known.withLock { $0.versions.count } }

    /// The desk of a ticket as a caller reads it, if it is here already.
    func cachedView(of ticket: Ticket, for caller: Caller) -> DeskView? { find(ViewKey(ticket, caller)).view }

    /// The desk of a ticket as a caller reads it; read by an event loop's own reader if it is not here yet.
    func view(of ticket: Ticket, for caller: Caller, from reader: any PointReader) throws -> DeskView {
        let key = ViewKey(ticket, caller)
        let (view, generation) = find(key)
        if let view { return view }
        return keep(
            DeskView(desk: try desk(for: ticket, tenant: caller.tenant, from: reader), caller: caller), key, generation)
    }

    /// The desk of a ticket as a caller reads it.
    func view(of ticket: Ticket, for caller: Caller) async throws -> DeskView {
        let key = ViewKey(ticket, caller)
        let (view, generation) = find(key)
        if let view { return view }
        return keep(
            DeskView(desk: try await desk(for: ticket, tenant: caller.tenant), caller: caller), key, generation)
    }

    /// The desk of a ticket, in the ticket's version, read by an event loop's own reader if it is not here yet.
    private func desk(for ticket: Ticket, tenant: String, from reader: any PointReader) throws -> Desk {
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
            known.views.removeAll()
            known.generation += 1
        }
    }

    private func find(_ key: Key) -> (desk: Desk?, generation: Int) {
        known.withLock { ($0.versions[key]?.desk, $0.generation) }
    }

    private func find(_ key: ViewKey) -> (view: DeskView?, generation: Int) {
        known.withLock { ($0.views[key], $0.generation) }
    }

    private func keep(_ view: DeskView, _ key: ViewKey, _ generation: Int) -> DeskView {
        known.withLock { known in
            guard known.generation == generation else { return }
            if known.views.count >= versionsMax { known.views.removeAll() }
            known.views[key] = view
        }
        return view
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

extension DeskCatalog.ViewKey {
    fileprivate init(_ ticket: Ticket, _ caller: Caller) {
        self.init(
            desk: DeskCatalog.Key(ticket, caller.tenant), role: Authorization.workflowRole(of: caller.actor),
            languages: caller.languages)
    }
}

extension DeskCatalog.Key {
    fileprivate init(_ ticket: Ticket, _ tenant: String) {
        self.init(tenant: tenant, desk: ticket.desk, version: ticket.deskVersion)
    }
}
