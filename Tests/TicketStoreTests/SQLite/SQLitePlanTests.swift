import GRDB
import Testing
import TicketCore

@testable import TicketStoreSQLite

@Suite("SQLite: query plans")
struct SQLitePlanTests {
    @Test("No statement of a command or a point read walks a whole table or sorts")
    func hotStatements() throws {
        try withConnection { connection in
            let reads = try KeyedReads(connection)
            _ = try CommandExecutor(
                connection, reads: reads, savepoint: Savepoint(connection), desks: DeskCache(reads),
                clock: { TestClock().now })
            let statements = connection.preparedSQL.filter { $0.hasPrefix("SELECT") || $0.hasPrefix("UPDATE") }
            #expect(statements.count >= 9)
            for sql in statements {
                let plan = try connection.plan(sql)
                #expect(!plan.isEmpty, "\(sql)")
                #expect(plan.allSatisfy { $0.hasPrefix("SEARCH") }, "\(sql): \(plan)")
            }
        }
    }

    @Test("Staff's list walks the tickets' own tree backwards")
    func staffList() throws {
        for filter in [TicketFilter(), Self.everyFilter] {
            try expectPlans(
                of: .all, filter, ["SEARCH tickets USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)"])
        }
    }

    @Test("A customer's list walks the index of their own tickets and that of the account's shared ones")
    func customerList() throws {
        for filter in [TicketFilter(), Self.everyFilter] {
            try expectPlans(
                of: .customer(person: "ana", account: "acme"), filter,
                [
                    "SEARCH tickets USING INDEX tickets_by_requester (tenant=? AND requester=? AND rowid>? AND rowid<?)",
                    """
                    SEARCH tickets USING INDEX tickets_by_account (tenant=? AND account=? AND shared=? AND rowid>? AND \
                    rowid<?)
                    """,
                ])
        }
    }

    @Test("A participant's list walks the tickets in which the address takes part as well")
    func participantList() throws {
        for filter in [TicketFilter(), Self.everyFilter] {
            try expectPlans(
                of: .customer(person: "ana", account: nil, email: "ana@example.com"), filter,
                [
                    "SEARCH tickets USING INDEX tickets_by_requester (tenant=? AND requester=? AND rowid>? AND rowid<?)",
                    """
                    SEARCH participants USING PRIMARY KEY (in_tenant=? AND email=? AND on_ticket>? AND on_ticket<?)
                    """,
                    "SEARCH tickets USING INTEGER PRIMARY KEY (rowid=?)",
                ])
        }
    }

    @Test("Staff's list of a requester or an account walks its index")
    func staffListOfSomebody() throws {
        let requester = "SEARCH tickets USING INDEX tickets_by_requester"
        try expectPlans(
            of: .all, TicketFilter(requester: "ana"),
            [requester + " (tenant=? AND requester=? AND rowid>? AND rowid<?)"])
        let account =
            "SEARCH tickets USING INDEX tickets_by_account (tenant=? AND account=? AND shared=? AND rowid>? AND rowid<?)"
        try expectPlans(of: .all, TicketFilter(account: "acme"), [account, account])
    }

    @Test("The feed walks the tenant's events, and a ticket's history its own")
    func feed() throws {
        try withConnection { connection in
            let feed = try connection.plan(EventFeed.feedSQL)
            let history = try connection.plan(EventFeed.ticketSQL)
            let ticket = "SEARCH tickets USING INTEGER PRIMARY KEY (rowid=?)"
            #expect(feed == ["SEARCH events USING INDEX events_by_tenant (tenant=? AND rowid>?)", ticket])
            #expect(history == ["SEARCH events USING INDEX events_by_ticket (ticket=?)", ticket])
        }
    }

    private static let everyFilter = TicketFilter(
        desks: ["a", "b"], statuses: ["open"], categories: [.open, .waiting], waitingOn: [.agent],
        issueTypes: ["billing", "other", "more"], channels: [.api], assignees: ["alba"], teams: ["a", "b"],
        tiers: ["tier1"],
        created: TimeRange(start: TestClock().now, end: TestClock().now),
        updated: TimeRange(start: TestClock().now, end: TestClock().now))

    private func expectPlans(of scope: TicketScope, _ filter: TicketFilter, _ expected: [String]) throws {
        let query = TicketQuery(tenant: Cast.tenant, scope: scope, filter: filter, before: 100_500, limit: 50)
        try withConnection { connection in
            let listing = TicketListing(query, tenant: TenantID(rawValue: 1))
            let plans = try listing.statements.flatMap { try connection.plan($0.sql) }
            #expect(plans == expected)
        }
    }

    private func withConnection(_ body: (Connection) throws -> Void) throws {
        let folder = try TemporaryFolder()
        let connection = try DatabaseOpener(path: folder.database, options: SQLiteStoreOptions()).openWriter()
        try body(connection)
        try connection.close()
    }
}

extension Connection {
    /// What SQLite would do for a statement, step by step.
    func plan(_ sql: String) throws -> [String] {
        let rows = try statement("EXPLAIN QUERY PLAN " + sql)
        defer { rows.reset() }
        var steps: [String] = []
        while try rows.step() { steps.append(rows.text(3)) }
        return steps
    }
}
