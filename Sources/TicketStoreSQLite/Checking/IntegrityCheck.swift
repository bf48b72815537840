internal import TicketCore

/// Looks a database over: whether SQLite finds it sound, and whether every row says what the events say.
final class IntegrityCheck {
    private let connection: Connection
    private let reads: KeyedReads
    private var problems: [String] = []
    private var limit = 0
    private var search = SearchCheck()

    init(_ connection: Connection, reads: KeyedReads) {
        self.connection = connection
        self.reads = reads
    }

    /// What is wrong, each as a sentence, `limit` at most; empty if nothing is. Takes longer the more there is.
    func problems(limit: Int) throws -> [String] {
        self.limit = max(1, limit)
        problems = []
        search = SearchCheck()
        try connection.reading {
            try checkPages()
            try checkTickets()
            try checkParticipants()
            try checkSearch()
            try checkEventsHaveTickets()
            try checkNumbers()
            try checkRequests()
        }
        return problems
    }

    private var isFull: Bool { problems.count >= limit }

    private func report(_ problem: String) {
        if !isFull { problems.append(problem) }
    }

    private func checkPages() throws {
        let rows = try connection.statement("PRAGMA integrity_check")
        defer { rows.reset() }
        while !isFull, try rows.step() {
            let text = rows.text(0)
            if text != "ok" { report("SQLite: \(text)") }
        }
    }

    private func checkTickets() throws {
        let rows = try connection.statement(
            "SELECT \(TicketColumns.list), tenant, \(Self.derivedColumns) FROM tickets ORDER BY ticket")
        defer { rows.reset() }
        while !isFull, try rows.step() {
            let key = TicketKey(rawValue: rows.int64(0))
            if rows.int64(TicketColumns.count) != key.tenant.rawValue {
                report("ticket \(key.number): it is filed under another tenant")
            }
            do {
                let ticket = try TicketColumns.ticket(rows)
                try check(ticket, at: key)
                try checkDerived(rows, of: ticket, at: key)
            } catch StoreFailure.corrupt(let reason) {
                search.skip(key)
                report("ticket \(key.number): \(reason)")
            }
        }
    }

    /// What stands in columns of its own so that it can be looked for.
    private static let derivedColumns = "deleted, next_due, assignee, team, tier, tags, tracks"

    private func checkDerived(_ row: Statement, of ticket: Ticket, at key: TicketKey) throws {
        let first = TicketColumns.count + 1
        let state = ticket.state
        if row.bool(first) != (state.deleteTime != nil)
            || row.optionalInt64(first + 1) != state.nextDueTime?.microsecondsSinceEpoch
            || row.optionalText(first + 2) != state.assignee?.id || row.optionalText(first + 3) != state.team
            || row.optionalText(first + 4) != state.tier
            || row.optionalText(first + 5) != ListColumn.text(tagsOf: state)
            || row.optionalText(first + 6) != ListColumn.text(tracksOf: state)
        {
            report("ticket \(key.number): it would not be found by what it is")
        }
        for email in ticket.letInAddresses where try !reads.isLetIn(email: email, to: key) {
            report("ticket \(key.number): a participant who is let in would not find it")
        }
    }

    private func checkSearch() throws {
        for key in try search.differing(connection) {
            report("ticket \(key.number): a search would not find it by what stands on it")
        }
    }

    private func checkParticipants() throws {
        let rows = try connection.statement("SELECT on_ticket, email FROM participants")
        defer { rows.reset() }
        while !isFull, try rows.step() {
            let key = TicketKey(rawValue: rows.int64(0))
            if try reads.ticket(key)?.letInAddresses.contains(rows.text(1)) != true {
                report("ticket \(key.number): somebody would find it who is not let in")
            }
        }
    }

    /// Compares a ticket's row, and those of its comments, with what its events make.
    private func check(_ ticket: Ticket, at key: TicketKey) throws {
        var replayed: Ticket?
        var comments: [Comment] = []
        try reads.forEachEvent(of: key, upTo: .max) { event in
            guard let next = Ticket.applying(event, to: replayed) else {
                throw StoreFailure.corrupt("event \(event.revision) does not follow on those before it")
            }
            replayed = next
            if let comment = Comment(event) { comments.append(comment) }
        }
        if replayed != ticket { report("ticket \(key.number): its row is not what its events make") }
        if let replayed { search.expect(replayed, comments: comments, at: key) }
        if try storedComments(key) != comments {
            report("ticket \(key.number): its comments are not those of its events")
        }
    }

    private func storedComments(_ key: TicketKey) throws -> [Comment] {
        let rows = try connection.statement("SELECT \(CommentColumns.list) FROM comments WHERE ticket = ?1 ORDER BY id")
        rows.bind(key.rawValue, at: 1)
        defer { rows.reset() }
        var comments: [Comment] = []
        while try rows.step() { comments.append(try CommentColumns.comment(rows)) }
        return comments
    }

    private func checkEventsHaveTickets() throws {
        try reportEach(
            """
            SELECT position FROM events WHERE tenant <> ticket >> \(TicketKey.numberBits)
                OR NOT EXISTS (SELECT 1 FROM tickets WHERE tickets.ticket = events.ticket)
            """
        ) { "event at position \($0): its tenant has no such ticket" }
        try reportEach(
            """
            SELECT ticket FROM comments
            WHERE NOT EXISTS (SELECT 1 FROM tickets WHERE tickets.ticket = comments.ticket)
            """
        ) { "comment on ticket \(TicketKey(rawValue: $0).number): there is no such ticket" }
    }

    private func checkNumbers() throws {
        try reportEach(
            """
            SELECT id FROM tenants WHERE
                (SELECT max(ticket) FROM tickets WHERE ticket >> \(TicketKey.numberBits) = tenants.id)
                    > tenants.id << \(TicketKey.numberBits)
                        | coalesce((SELECT ticket_number FROM sequences WHERE sequences.tenant = tenants.id), 0)
            """
        ) { "tenant \($0): the next ticket would get a number that is taken" }
    }

    private func checkRequests() throws {
        try reportEach(
            """
            SELECT position FROM requests
            WHERE NOT EXISTS (SELECT 1 FROM events
                WHERE events.ticket = requests.ticket AND events.revision = requests.revision)
            """
        ) { "request at position \($0): what came of it is not among the events" }
    }

    private func reportEach(_ sql: String, _ problem: (Int64) -> String) throws {
        let rows = try connection.statement(sql)
        defer { rows.reset() }
        while !isFull, try rows.step() { report(problem(rows.int64(0))) }
    }
}
