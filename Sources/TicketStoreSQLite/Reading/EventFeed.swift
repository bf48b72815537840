internal import TicketCore

/// A page of the feed of events.
///
/// The tenant's events are looked at in commit order, a bounded number for each page: what the reader may not see or
/// does not want is passed over, and the page's end tells how far it got. For few tickets their own events are read.
struct EventFeed {
    /// Up to so many tickets are read by themselves; with more, the whole feed is looked at.
    private static let separateTicketsMax = 32

    private let query: EventQuery
    private let tenant: TenantID
    private let reads: KeyedReads
    private let scannedMax: Int
    private let after: Int64
    private let newest: Int64

    init(_ query: EventQuery, tenant: TenantID, reads: KeyedReads, scannedMax: Int, newest: Int64) throws {
        self.query = query
        self.tenant = tenant
        self.reads = reads
        self.scannedMax = max(1, scannedMax)
        self.newest = newest
        after = try Self.position(query.after, newest: newest)
    }

    /// The position of a cursor, 0 for none. A cursor behind the end of the feed was made by another store.
    static func position(_ cursor: EventCursor?, newest: Int64) throws -> Int64 {
        guard let cursor else { return 0 }
        guard let position = cursor.position, position <= newest else { throw StoreFailure.invalidCursor }
        return position
    }

    /// The statement that looks at a tenant's feed, in commit order.
    static let feedSQL = """
        SELECT \(columns) FROM events INDEXED BY events_by_tenant CROSS JOIN tickets ON tickets.ticket = events.ticket
        WHERE events.tenant = ?1 AND position > ?2 ORDER BY position LIMIT ?3
        """

    /// The statement that looks at one ticket's events, which are in commit order when they are in that of revisions.
    static let ticketSQL = """
        SELECT \(columns) FROM events INDEXED BY events_by_ticket CROSS JOIN tickets ON tickets.ticket = events.ticket
        WHERE events.ticket = ?1 AND position > ?2 ORDER BY events.revision LIMIT ?3
        """

    private static let columns = """
        position, events.ticket, events.revision, payload, desk, requester, shared, account, deleted, assignee
        """

    /// Reads the page.
    func page() throws -> EventPage {
        guard query.limit > 0 else { return EventPage(entries: [], end: EventCursor(position: after), hasMore: true) }
        guard query.scope != .none else {
            return EventPage(entries: [], end: EventCursor(position: newest), hasMore: false)
        }
        let tickets = Set(query.ticketNumbers)
        return tickets.isEmpty || tickets.count > Self.separateTicketsMax
            ? try feedPage(tickets) : try ticketsPage(tickets.sorted())
    }

    private func feedPage(_ tickets: Set<Int64>) throws -> EventPage {
        let rows = try reads.connection.statement(Self.feedSQL)
        rows.bind(tenant.rawValue, at: 1)
        rows.bind(after, at: 2)
        // One more than is looked at tells whether there is more.
        rows.bind(scannedMax + 1, at: 3)
        defer { rows.reset() }
        var entries: [EventPage.Entry] = []
        var end = after
        var scanned = 0
        while try rows.step() {
            guard scanned < scannedMax, entries.count < query.limit else {
                return EventPage(entries: entries, end: EventCursor(position: end), hasMore: true)
            }
            scanned += 1
            end = rows.int64(0)
            let number = TicketKey(rawValue: rows.int64(1)).number
            if tickets.isEmpty || tickets.contains(number), let entry = try wantedEntry(rows) {
                entries.append(entry)
            }
        }
        return EventPage(entries: entries, end: EventCursor(position: newest), hasMore: false)
    }

    /// Reads as many of each ticket as the page could take, and keeps the oldest.
    private func ticketsPage(_ numbers: [Int64]) throws -> EventPage {
        var entries: [(position: Int64, entry: EventPage.Entry)] = []
        for number in numbers {
            guard let key = TicketKey(tenant, number: number) else { continue }
            let rows = try reads.connection.statement(Self.ticketSQL)
            rows.bind(key.rawValue, at: 1)
            rows.bind(after, at: 2)
            rows.bind(query.limit < Int.max ? query.limit + 1 : query.limit, at: 3)
            defer { rows.reset() }
            while try rows.step() {
                if let entry = try wantedEntry(rows) { entries.append((rows.int64(0), entry)) }
            }
        }
        entries.sort { $0.position < $1.position }
        let hasMore = entries.count > query.limit
        let kept = entries.prefix(query.limit)
        let end = hasMore ? kept.last?.position ?? after : newest
        return EventPage(entries: kept.map(\.entry), end: EventCursor(position: end), hasMore: hasMore)
    }

    /// The row's entry, if the reader may see its ticket as it is now, and the event, and asks for its desk.
    private func wantedEntry(_ row: Statement) throws -> EventPage.Entry? {
        guard query.desks.isEmpty || query.desks.contains(where: { row.text(4, equals: $0) }),
            query.condition.isAboutEventsAlone
                || query.condition.matches(
                    requester: row.text(5), account: row.optionalText(7), assignee: row.optionalText(9)),
            try isVisible(row)
        else { return nil }
        let entry = try entry(row)
        return query.shows(entry.event, requester: row.text(5)) ? entry : nil
    }

    private func isVisible(_ row: Statement) throws -> Bool {
        switch query.scope {
        case .all: return true
        case .none: return false
        case .customer(let person, let account, let email):
            if row.bool(8) { return false }
            if row.text(5, equals: person) { return true }
            if let account, row.bool(6), !row.isNull(7), row.text(7, equals: account) { return true }
            return try reads.isLetIn(email: email, to: TicketKey(rawValue: row.int64(1)))
        }
    }

    private func entry(_ row: Statement) throws -> EventPage.Entry {
        let key = TicketKey(rawValue: row.int64(1))
        let event = try reads.event(row, payload: 3, ticket: key, revision: row.int64(2))
        return EventPage.Entry(cursor: EventCursor(position: row.int64(0)), desk: row.text(4), event: event)
    }
}
