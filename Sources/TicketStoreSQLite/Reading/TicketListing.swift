internal import TicketCore

/// A page of tickets.
///
/// Each part of what the reader may see is a run of one index, which SQLite walks from the page's start; the runs are
/// merged here. In the order of the numbers no page is sorted, however much there is. In the order of the last change
/// that holds for all of a tenant's tickets; of somebody's own, an account's or an agent's the keys are sorted and the
/// first ones kept.
struct TicketListing {
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
        let statements = statements
        guard statements.count > 1 else {
            return try statements.first.map { try tickets($0.sql, $0.conditions, connection) } ?? []
        }
        return try connection.reading { try merged(statements, connection) }
    }

    /// The SQL of each run with what is bound to it.
    var statements: [(sql: String, conditions: SQLConditions)] {
        let runs = TicketRuns(query: query, tenant: tenant).all
        return runs.enumerated().map { index, run in
            let statement = statement(run)
            // Runs that are read side by side have to be statements of their own, and a statement is known by its text.
            return runs.count == 1 ? statement : (statement.sql + " -- \(index)", statement.conditions)
        }
    }

    // MARK: Statements

    private var direction: String { query.order.isOldestFirst ? "ASC" : "DESC" }

    private func statement(_ run: TicketRun) -> (sql: String, conditions: SQLConditions) {
        var conditions = bounded(run)
        if query.order.isByUpdate == run.isByUpdate {
            let order = run.isByUpdate ? "update_time \(direction), ticket" : run.key
            let sql = "SELECT \(TicketColumns.list) FROM \(run.source) WHERE \(conditions.sql)"
            return ("\(sql) ORDER BY \(order) \(direction)", conditions)
        }
        let order = "ORDER BY update_time \(direction), ticket \(direction)"
        let sql = """
            SELECT \(TicketColumns.list) FROM (SELECT ticket AS found FROM \(run.source) WHERE \(conditions.sql) \
            \(order) LIMIT ?) AS page CROSS JOIN tickets ON ticket = found \(order)
            """
        conditions.addTrailing(.integer(Int64(query.limit)))
        return (sql, conditions)
    }

    private func bounded(_ run: TicketRun) -> SQLConditions {
        var conditions = run.conditions
        if query.order.isByUpdate { boundByUpdate(&conditions) } else { boundByNumber(&conditions, run.key) }
        // As one term: SQLite takes each to leave fewer rows, and with many it thinks so few are left that it sorts.
        conditions.addAsOneTerm(filter)
        return conditions
    }

    private func boundByNumber(_ conditions: inout SQLConditions, _ key: String) {
        let after = query.after?.number
        let isAscending = query.order.isOldestFirst
        let first = isAscending ? after.map { TicketKey.upperBound(tenant, before: $0) } : nil
        conditions.add("\(key) > ?", .integer(first ?? TicketKey.lowerBound(tenant)))
        conditions.add("\(key) < ?", .integer(TicketKey.upperBound(tenant, before: isAscending ? nil : after)))
    }

    private func boundByUpdate(_ conditions: inout SQLConditions) {
        guard let after = query.after else { return }
        let time = SQLConditions.Value.integer(after.updateTime.microsecondsSinceEpoch)
        let key = SQLConditions.Value.integer(TicketKey.upperBound(tenant, before: after.number))
        let sign = query.order.isOldestFirst ? ">" : "<"
        conditions.add("update_time \(sign)= ?", time)
        // Among those that changed at that very moment.
        conditions.add("(update_time \(sign) ? OR ticket \(sign) ?) IS TRUE", [time, key])
    }

    // MARK: Rows

    private func start(_ sql: String, _ conditions: SQLConditions, _ connection: Connection) throws -> Statement {
        let statement = try connection.statement(sql)
        conditions.bind(to: statement)
        return statement
    }

    private func tickets(_ sql: String, _ conditions: SQLConditions, _ connection: Connection) throws -> [Ticket] {
        let rows = try start(sql, conditions, connection)
        defer { rows.reset() }
        var tickets: [Ticket] = []
        while tickets.count < query.limit, try rows.step() { tickets.append(try TicketColumns.ticket(rows)) }
        return tickets
    }

    /// The runs share no ticket, and there are few, so the one to read from next is found by looking at all.
    private func merged(
        _ statements: [(sql: String, conditions: SQLConditions)], _ connection: Connection
    ) throws -> [Ticket] {
        var heads: [Statement] = []
        defer { for head in heads { head.reset() } }
        for (sql, conditions) in statements {
            let rows = try start(sql, conditions, connection)
            if try rows.step() { heads.append(rows) } else { rows.reset() }
        }
        var tickets: [Ticket] = []
        while tickets.count < query.limit,
            let next = heads.indices.min(by: {
                query.order.precedes(TicketColumns.position(heads[$0]), TicketColumns.position(heads[$1]))
            })
        {
            tickets.append(try TicketColumns.ticket(heads[next]))
            if try !heads[next].step() { heads.remove(at: next).reset() }
        }
        return tickets
    }
}
