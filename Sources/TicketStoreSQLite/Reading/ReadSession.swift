internal import TicketCore

/// What one thread of the reader pool works with: a connection that can only read, and its statements.
final class ReadSession {
    let connection: Connection
    let reads: KeyedReads
    let conversations: ConversationReads
    private let scannedEventsMax: Int
    private let scannedTicketsMax: Int

    init(_ connection: Connection, options: SQLiteStoreOptions) throws {
        self.connection = connection
        let reads = try KeyedReads(connection)
        self.reads = reads
        conversations = try ConversationReads(connection, reads: reads)
        self.scannedEventsMax = options.scannedEventsMax
        self.scannedTicketsMax = options.scannedTicketsMax
    }

    func ticket(_ number: Int64, tenant: String) throws -> Ticket? {
        guard let tenant = try connection.tenantID(tenant), let key = TicketKey(tenant, number: number) else {
            return nil
        }
        return try reads.ticket(key)
    }

    func tickets(_ query: TicketQuery) throws -> [Ticket] {
        guard let tenant = try connection.tenantID(query.tenant) else { return [] }
        return try TicketListing(query, tenant: tenant).tickets(connection)
    }

    func search(_ search: TicketSearch) throws -> SearchPage {
        guard let tenant = try connection.tenantID(search.tenant) else { return SearchPage(hits: [], next: nil) }
        return try connection.reading {
            try SearchListing(search, tenant: tenant, scannedMax: scannedTicketsMax, connection: connection).page()
        }
    }

    func comments(
        of number: Int64, tenant: String, after: Int64, limit: Int, includingInternal: Bool
    ) throws -> [Comment] {
        guard let tenant = try connection.tenantID(tenant), let key = TicketKey(tenant, number: number) else {
            return []
        }
        let rows = try connection.statement(
            """
            SELECT \(CommentColumns.list) FROM comments
            WHERE ticket = ?1 AND id > ?2 AND internal <= ?4 ORDER BY id LIMIT ?3
            """)
        rows.bind(key.rawValue, at: 1)
        rows.bind(after, at: 2)
        rows.bind(max(0, limit), at: 3)
        rows.bind(includingInternal, at: 4)
        defer { rows.reset() }
        var comments: [Comment] = []
        while try rows.step() { comments.append(try CommentColumns.comment(rows)) }
        return comments
    }

    func ticket(
        _ number: Int64, at moment: TicketMoment, tenant: String, includesInternal: Bool
    ) throws -> PastTicket? {
        guard let tenant = try connection.tenantID(tenant), let key = TicketKey(tenant, number: number) else {
            return nil
        }
        var replay = TicketReplay(upTo: moment, includesInternal: includesInternal)
        try reads.forEachEvent(of: key, upTo: moment.lastRevision) { try replay.take($0) }
        return replay.result
    }

    func events(_ query: EventQuery) throws -> EventPage {
        try connection.reading {
            let newest = try newestPosition()
            guard let tenant = try connection.tenantID(query.tenant) else {
                let after = try EventFeed.position(query.after, newest: newest)
                return EventPage(entries: [], end: EventCursor(position: after), hasMore: false)
            }
            return try EventFeed(
                query, tenant: tenant, reads: reads, scannedMax: scannedEventsMax, newest: newest
            ).page()
        }
    }

    func newestCursor() throws -> EventCursor { EventCursor(position: try newestPosition()) }

    func desks(tenant: String) throws -> [DeskVersion] {
        guard let tenant = try connection.tenantID(tenant) else { return [] }
        let rows = try connection.statement(
            "SELECT max(version), definition FROM desks WHERE tenant = ?1 GROUP BY key ORDER BY key")
        rows.bind(tenant.rawValue, at: 1)
        defer { rows.reset() }
        var desks: [DeskVersion] = []
        while try rows.step() { desks.append(try DeskCoding.version(rows.int(0), definition: rows.text(1))) }
        return desks
    }

    func desk(_ key: String, version: Int?, tenant: String) throws -> DeskVersion? {
        guard let tenant = try connection.tenantID(tenant) else { return nil }
        return try reads.desk(key, version: version, tenant: tenant)
    }

    func principal(named name: String, tenant: String) throws -> Principal? {
        guard !name.isEmpty, let tenant = try connection.tenantID(tenant) else { return nil }
        let rows = try connection.statement(
            """
            SELECT \(PrincipalColumns.list) FROM principals INDEXED BY principals_by_sign_in_name
            WHERE tenant = ?1 AND sign_in_name IN (?2, ?3) ORDER BY position
            """)
        rows.bind(tenant.rawValue, at: 1)
        rows.bind(name, at: 2)
        rows.bind(name.lowercased(), at: 3)
        defer { rows.reset() }
        while try rows.step() {
            let principal = try PrincipalColumns.principal(rows)
            let isService = principal.person.role == .service
            if PrincipalColumns.signInName(principal) == (isService ? name : name.lowercased()) { return principal }
        }
        return nil
    }

    func actor(tokenDigest: [UInt8], now: Timestamp) throws -> Actor? {
        try reads.tokenHolder(digest: tokenDigest)?.actor(at: now)
    }

    /// Messages that have to leave the house, in commit order, behind a position.
    func outbox(after position: Int64, limit: Int) throws -> [StoredOutboxEntry] {
        let rows = try connection.statement(
            """
            SELECT position, tenants.name, \(MailColumns.entryList)
            FROM outbox JOIN tenants ON tenants.id = outbox.tenant
            WHERE position > ?1 ORDER BY position LIMIT ?2
            """)
        rows.bind(position, at: 1)
        rows.bind(max(0, limit), at: 2)
        defer { rows.reset() }
        var entries: [StoredOutboxEntry] = []
        while try rows.step() { entries.append(try StoredOutboxEntry(rows)) }
        return entries
    }

    func dueTimers(until time: Timestamp, limit: Int) throws -> [DueTimer] {
        let rows = try connection.statement(
            """
            SELECT tenants.name, ticket, state FROM tickets INDEXED BY tickets_by_next_due
            JOIN tenants ON tenants.id = tickets.tenant
            WHERE next_due <= ?1 ORDER BY next_due LIMIT ?2
            """)
        rows.bind(time.microsecondsSinceEpoch, at: 1)
        rows.bind(max(0, limit), at: 2)
        defer { rows.reset() }
        var due: [DueTimer] = []
        while try rows.step() {
            let number = TicketKey(rawValue: rows.int64(1)).number
            let state = try TicketColumns.state(rows, column: 2)
            due += state.runningTimers.filter { $0.dueTime <= time }
                .map { DueTimer(tenant: rows.text(0), ticketNumber: number, timer: $0) }
        }
        return Array(due.sorted { $0.timer.dueTime < $1.timer.dueTime }.prefix(max(0, limit)))
    }

    /// Looks the whole database over.
    func problems(limit: Int) throws -> [String] {
        let problems = try IntegrityCheck(connection, reads: reads).problems(limit: limit)
        if problems.count >= limit { return problems }
        return try problems
            + AttachmentCheck(connection: connection, reads: reads).problems(limit: limit - problems.count)
    }

    private func newestPosition() throws -> Int64 {
        let rows = try connection.statement("SELECT max(position) FROM events")
        defer { rows.reset() }
        return try rows.step() ? rows.int64(0) : 0
    }
}
