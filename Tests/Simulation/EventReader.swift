internal import TicketCore
internal import TicketStoreSQLite

/// Somebody who follows a tenant's events by cursor, across crashes of the server.
struct EventReader {
    let tenant: String
    private(set) var events: [TicketEvent] = []
    private var cursor: EventCursor?

    init(tenant: String) {
        self.tenant = tenant
    }

    /// Reads on to the end, in pages of a few.
    ///
    /// - Parameter skipsOne: leaves one event out, as it must not be.
    mutating func read(_ store: SQLiteTicketStore, pageSize: Int, skipsOne: Bool = false) async throws {
        var skipsOne = skipsOne
        while true {
            let page = try await store.events(
                EventQuery(tenant: tenant, scope: .all, after: cursor, limit: pageSize))
            var news = page.entries.map(\.event)
            if skipsOne, !news.isEmpty {
                news.removeLast()
                skipsOne = false
            }
            events += news
            cursor = page.end
            if !page.hasMore { return }
        }
    }
}
