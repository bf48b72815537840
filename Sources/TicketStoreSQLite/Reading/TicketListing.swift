internal import TicketCore

/// A page of tickets, newest first.
///
/// Each part of what the reader may see is a run of one index, which SQLite walks backwards from the page's start; the
/// runs are merged here. So no page is sorted, however much there is, and none is longer than what was asked for.
struct TicketListing {
    /// A run of an index: tickets with something in common, in the order of their numbers.
    struct Run {
        /// What names the tables and the index to SQLite, so that a plan that would sort is an error and not a slow
        /// answer.
        var source: String
        /// The column that has the tickets' keys, in whose order the run is.
        var key = "ticket"
        var conditions = SQLConditions()
    }

    private let query: TicketQuery
    /// Customers never see deleted tickets, whatever they ask for.
    private let filter: TicketFilter
    private let tenant: TenantID

    init(_ query: TicketQuery, tenant: TenantID) {
        self.query = query
        var filter = query.filter
        if query.scope != .all { filter.includesDeleted = false }
        self.filter = filter
        self.tenant = tenant
    }

    /// Reads the page.
    func tickets(_ connection: Connection) throws -> [Ticket] {
        guard query.limit > 0 else { return [] }
        let runs = runs()
        guard runs.count > 1 else { return try runs.first.map { try tickets($0, connection) } ?? [] }
        return try connection.reading { try merged(runs, connection) }
    }

    /// The SQL of each run, for looking at its plan.
    var statements: [(sql: String, conditions: SQLConditions)] { runs().map { (sql($0), bounded($0)) } }

    // MARK: Runs

    private func runs() -> [Run] {
        switch query.scope {
        case .none: []
        case .all: staffRuns()
        case .customer(let person, let account, let email):
            [ownRun(person)] + sharedRuns(account: account, besides: person)
                + participantRuns(email: email, person: person, account: account)
        }
    }

    private func staffRuns() -> [Run] {
        if let requester = query.filter.requester { return [ownRun(requester)] }
        if let account = query.filter.account {
            return [false, true].map { accountRun(account, shared: $0) }
        }
        return [Run(source: "tickets NOT INDEXED", conditions: SQLConditions())]
    }

    private func ownRun(_ person: String) -> Run {
        var run = Run(source: "tickets INDEXED BY tickets_by_requester")
        run.conditions.add("tenant = ?", .integer(tenant.rawValue))
        run.conditions.add("requester = ?", .text(person))
        return run
    }

    /// The account's shared tickets but for the person's own, which are in another run.
    private func sharedRuns(account: String?, besides person: String) -> [Run] {
        guard let account else { return [] }
        var run = accountRun(account, shared: true)
        run.conditions.add("requester <> ?", .text(person))
        return [run]
    }

    /// The tickets in which whoever has the address is let in, but for those in the other runs.
    private func participantRuns(email: String, person: String, account: String?) -> [Run] {
        guard !email.isEmpty else { return [] }
        var run = Run(source: "participants CROSS JOIN tickets ON ticket = participants.on_ticket", key: "on_ticket")
        run.conditions.add("in_tenant = ?", .integer(tenant.rawValue))
        run.conditions.add("email = ?", .text(email))
        run.conditions.add("requester <> ?", .text(person))
        if let account { run.conditions.add("(shared = 0 OR account IS NOT ?)", .text(account)) }
        return [run]
    }

    private func accountRun(_ account: String, shared: Bool) -> Run {
        var run = Run(source: "tickets INDEXED BY tickets_by_account")
        run.conditions.add("tenant = ?", .integer(tenant.rawValue))
        run.conditions.add("account = ?", .text(account))
        // Written out: two runs that are read side by side have to be two statements.
        run.conditions.add(shared ? "shared = 1" : "shared = 0")
        return run
    }

    // MARK: Statements

    private func sql(_ run: Run) -> String {
        """
        SELECT \(TicketColumns.list) FROM \(run.source) WHERE \(bounded(run).sql) ORDER BY \(run.key) DESC
        """
    }

    private func bounded(_ run: Run) -> SQLConditions {
        var conditions = run.conditions
        conditions.add("\(run.key) > ?", .integer(TicketKey.lowerBound(tenant)))
        conditions.add("\(run.key) < ?", .integer(TicketKey.upperBound(tenant, before: query.before)))
        // As one term: SQLite takes each to leave fewer rows, and with many it thinks so few are left that it sorts.
        conditions.addAsOneTerm(filter, as: query.scope.viewer)
        return conditions
    }

    private func start(_ run: Run, _ connection: Connection) throws -> Statement {
        let statement = try connection.statement(sql(run))
        bounded(run).bind(to: statement)
        return statement
    }

    // MARK: Rows

    private func tickets(_ run: Run, _ connection: Connection) throws -> [Ticket] {
        let rows = try start(run, connection)
        defer { rows.reset() }
        var tickets: [Ticket] = []
        while tickets.count < query.limit, try rows.step() { tickets.append(try TicketColumns.ticket(rows)) }
        return tickets
    }

    /// The runs share no ticket, and there are three at most, so the one to read from next is found by looking at all.
    private func merged(_ runs: [Run], _ connection: Connection) throws -> [Ticket] {
        var heads: [Statement] = []
        defer { for head in heads { head.reset() } }
        for run in runs {
            let rows = try start(run, connection)
            if try rows.step() { heads.append(rows) } else { rows.reset() }
        }
        var tickets: [Ticket] = []
        while tickets.count < query.limit,
            let next = heads.indices.max(by: { heads[$0].int64(0) < heads[$1].int64(0) })
        {
            tickets.append(try TicketColumns.ticket(heads[next]))
            if try !heads[next].step() { heads.remove(at: next).reset() }
        }
        return tickets
    }
}
