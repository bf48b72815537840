internal import TicketCore

/// A page of what a search finds.
///
/// FTS5 walks its lists of tickets from the newest one back, rank by rank, and each ticket's row says whether the reader
/// may see it and asks for it. Nothing is counted or sorted, so what a page costs does not grow with how many tickets
/// have a word. A page looks at a bounded number of tickets and ends where it has come to then.
struct SearchListing {
    /// How far a page has come.
    private struct Progress {
        /// Behind this place the next page begins.
        var last: SearchPosition?
        var scanned = 0
        var bytesRead = 0
    }

    /// How much of tickets' texts is read for a page, in bytes, the last ticket's not counted.
    private static let bytesMax = 8 << 20

    private let search: TicketSearch
    private let tenant: TenantID
    private let scannedMax: Int
    private let connection: Connection

    init(_ search: TicketSearch, tenant: TenantID, scannedMax: Int, connection: Connection) {
        self.search = search
        self.tenant = tenant
        self.scannedMax = max(1, scannedMax)
        self.connection = connection
    }

    /// Reads the page.
    func page() throws -> SearchPage {
        var page = SearchPage(hits: [], next: nil)
        guard search.limit > 0, search.scope != .none else { return page }
        var progress = Progress(last: search.after)
        for rank in SearchRank.allCases where rank >= search.after?.rank ?? .wholeSubject {
            if try !read(rank, into: &page, &progress) { break }
        }
        return page
    }

    /// Reads the tickets of one rank; answers whether to go on with the next.
    private func read(_ rank: SearchRank, into page: inout SearchPage, _ progress: inout Progress) throws -> Bool {
        guard let (sql, conditions) = statement(rank) else { return true }
        let rows = try connection.statement(sql)
        conditions.bind(to: rows)
        defer { rows.reset() }
        while try rows.step() {
            let position = SearchPosition(rank: rank, number: TicketKey(rawValue: rows.int64(0)).number)
            let isWanted = rows.bool(TicketColumns.count)
            let hasRoom = !isWanted || page.hits.count < search.limit
            guard hasRoom, progress.scanned < scannedMax, progress.bytesRead < Self.bytesMax else {
                page.next = progress.last
                return false
            }
            progress.scanned += 1
            progress.last = position
            if isWanted, let hit = try hit(TicketColumns.ticket(rows), TicketKey(rawValue: rows.int64(0)), &progress) {
                page.hits.append(hit)
            }
        }
        return true
    }

    /// The statement for a rank, and what is bound to it.
    func statement(_ rank: SearchRank) -> (sql: String, conditions: SQLConditions)? {
        guard let expression = SearchExpression(search).text(rank) else { return nil }
        var conditions = SQLConditions()
        conditions.addVisibility(search.scope, tenant: tenant)
        conditions.addAsOneTerm(filter)
        let wanted = conditions.sql.isEmpty ? "1" : conditions.sql
        let before = search.after.flatMap { $0.rank == rank ? $0.number : nil }
        conditions.addTrailing(.text(expression))
        conditions.addTrailing(.integer(TicketKey.lowerBound(tenant)))
        conditions.addTrailing(.integer(TicketKey.upperBound(tenant, before: before)))
        let sql = """
            SELECT \(TicketColumns.list), \(wanted) FROM search CROSS JOIN tickets ON tickets.ticket = search.rowid
            WHERE search MATCH ? AND search.rowid > ? AND search.rowid < ? ORDER BY search.rowid DESC
            """
        return (sql, conditions)
    }

    /// Customers never see deleted tickets, whatever they ask for.
    private var filter: TicketFilter {
        var filter = search.filter
        if search.scope != .all { filter.includesDeleted = false }
        return filter
    }

    /// The ticket with its snippet; nil if words that have to stand together do not.
    private func hit(
        _ ticket: Ticket, _ key: TicketKey, _ progress: inout Progress
    ) throws -> SearchPage.Hit? {
        var reading = SearchReading(search.words)
        defer { progress.bytesRead += reading.bytesRead }
        guard reading.take(ticket.subject), reading.take(ticket.description) else { return hit(ticket, reading) }
        let rows = try connection.statement(
            "SELECT body FROM comments WHERE ticket = ?1 AND internal <= ?2 ORDER BY id")
        rows.bind(key.rawValue, at: 1)
        rows.bind(search.includesInternal, at: 2)
        defer { rows.reset() }
        while try rows.step(), reading.take(rows.text(0)) {}
        return hit(ticket, reading)
    }

    private func hit(_ ticket: Ticket, _ reading: SearchReading) -> SearchPage.Hit? {
        reading.isFound ? SearchPage.Hit(ticket: ticket, snippet: reading.snippet) : nil
    }
}
