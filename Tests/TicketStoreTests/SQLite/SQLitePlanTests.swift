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
                erased: ErasedPeople(connection), clock: { TestClock().now })
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
        var filter = Self.everyFilter
        filter.statuses = []
        for filter in [TicketFilter(), filter] {
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

    @Test("Staff's list of an agent or a status walks its index, several side by side")
    func staffListOfWork() throws {
        let agent =
            "SEARCH tickets USING INDEX tickets_by_assignee (tenant=? AND assignee=? AND rowid>? AND rowid<?)"
        let status = "SEARCH tickets USING INDEX tickets_by_status (tenant=? AND status=? AND rowid>? AND rowid<?)"
        for order in [TicketOrder.newestCreated, .oldestCreated] {
            try expectPlans(of: .all, TicketFilter(statuses: ["open"], assignees: ["alba"]), by: order, [agent])
            try expectPlans(of: .all, TicketFilter(statuses: ["open", "pending"]), by: order, [status, status])
        }
    }

    @Test("Staff's list by the last change walks the index of it, from either end")
    func staffListByUpdate() throws {
        for filter in [TicketFilter(), TicketFilter(categories: [.open], tags: ["vip"])] {
            try expectPlans(
                of: .all, filter, by: .latestUpdated,
                ["SEARCH tickets USING INDEX tickets_by_update (tenant=? AND update_time<?)"])
            try expectPlans(
                of: .all, filter, by: .oldestUpdated,
                ["SEARCH tickets USING INDEX tickets_by_update (tenant=? AND update_time>?)"])
        }
        try expectPlans(
            of: .all, TicketFilter(statuses: ["closed"]), by: .latestUpdated,
            ["SEARCH tickets USING INDEX tickets_by_update (tenant=? AND update_time<?)"])
    }

    @Test("A list by the last change of somebody's own tickets sorts the keys of these, and of no others")
    func ownByUpdate() throws {
        try expectPlans(
            of: .customer(person: "ana", account: nil), TicketFilter(), by: .latestUpdated,
            [
                "CO-ROUTINE page", "SEARCH tickets USING INDEX tickets_by_requester (tenant=? AND requester=?)",
                "USE TEMP B-TREE FOR ORDER BY", "SCAN page",
                "SEARCH tickets USING INTEGER PRIMARY KEY (rowid=?)", "USE TEMP B-TREE FOR ORDER BY",
            ])
    }

    @Test("A search walks the index of words from the newest ticket back, inside the tenant, and sorts nothing")
    func search() throws {
        try withConnection { connection in
            for scope in [TicketScope.all, .customer(person: "ana", account: "acme", email: "ana@example.com")] {
                let search = try TicketSearch.forWords("red door", scope: scope, filter: Self.everyFilter)
                let listing = SearchListing(
                    search, tenant: TenantID(rawValue: 1), scannedMax: 10, connection: connection)
                for rank in SearchRank.allCases {
                    let plan = try connection.plan(try #require(listing.statement(rank)).sql)
                    #expect(plan.first?.hasPrefix("SCAN search VIRTUAL TABLE INDEX") == true, "\(plan)")
                    #expect(plan.dropFirst().first == "SEARCH tickets USING INTEGER PRIMARY KEY (rowid=?)")
                    #expect(!plan.contains { $0.contains("TEMP B-TREE") || $0.hasPrefix("SCAN tickets") }, "\(plan)")
                }
            }
        }
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
        issueTypes: ["billing", "other", "more"], channels: [.api], assignees: ["alba"], includesUnassigned: true,
        teams: ["a", "b"], tiers: ["tier1"], tags: ["vip", "late"],
        trackStates: [TrackCondition(track: "incident", state: "completed")],
        created: TimeRange(start: TestClock().now, end: TestClock().now),
        updated: TimeRange(start: TestClock().now, end: TestClock().now))

    private func expectPlans(
        of scope: TicketScope, _ filter: TicketFilter, by order: TicketOrder = .newestCreated, _ expected: [String]
    ) throws {
        let query = TicketQuery(
            tenant: Cast.tenant, scope: scope, filter: filter, order: order,
            after: TicketPosition(number: 100_500, updateTime: TestClock().now), limit: 50)
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
