import Foundation
import GRDB
import ProtobufC
import Testing
import TicketCore
import TicketRecords

@testable import TicketStoreSQLite

@Suite("SQLite: databases of earlier versions")
struct SQLiteMigrationTests {
    /// A database as the first version left it, with one ticket, its comment, its events and its desk.
    private func makeFirstVersion(in folder: TemporaryFolder) throws -> Ticket {
        let queue = try DatabaseQueue(path: folder.database)
        try Schema.migrator.migrate(queue, upTo: "1 tickets, events, desks, people")
        let created = TicketEvent(
            ticketNumber: 100_001, revision: 1, time: TestClock().now, actor: Cast.ana.person,
            change: .created(
                CreatedTicket(
                    desk: Cast.desk.key, deskVersion: 1, subject: "Old", issueType: "billing", description: "Words",
                    ccEmails: ["a@example.com"], shared: true, locale: nil, channel: .app,
                    status: StatusReference(key: "open", category: .open, waitingOn: .agent))))
        let ticket = try #require(Ticket.applying(created, to: nil))
        try queue.write { database in
            try database.execute(sql: "INSERT INTO tenants (id, name) VALUES (1, ?)", arguments: [Cast.tenant])
            try database.execute(sql: "INSERT INTO sequences VALUES (1, 100001)")
            try database.execute(
                sql: "INSERT INTO desks VALUES (1, ?, 1, ?)",
                arguments: [Cast.desk.key, try Self.firstVersionDefinition()])
            let key = try #require(TicketKey(TenantID(rawValue: 1), number: 100_001)).rawValue
            try database.execute(
                sql: """
                    INSERT INTO tickets VALUES (?, 1, 1, 'account-portal', 1, 'open', 2, 2, 'billing', 2, 1, 'ana',
                        'acme', ?, ?, 0, NULL, 'Ana', 'ana@example.com', 1, 'Old', 'a@example.com', 'Words')
                    """,
                arguments: [key, TestClock().now.microsecondsSinceEpoch, TestClock().now.microsecondsSinceEpoch])
            try database.execute(
                sql: "INSERT INTO events (tenant, ticket, revision, payload) VALUES (1, ?, 1, ?)",
                arguments: [key, Data(try EventRecord(created).packed())])
        }
        try queue.close()
        return ticket
    }

    /// account-portal as it was written down before there were workflows beside the status.
    private static func firstVersionDefinition() throws -> String {
        let data = Data(try DeskCoding.definition(Cast.desk).utf8)
        var desk = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        let kept: Set = [
            "key", "names", "defaultLocale", "channels", "numberPrefix", "sharing", "initialStatus", "statuses",
            "transitions", "issueTypes", "fallbackIssueType", "limits", "supportContacts",
        ]
        desk = desk.filter { kept.contains($0.key) }
        func stripped(_ list: String, _ keys: Set<String>) -> [[String: Any]] {
            (desk[list] as? [[String: Any]] ?? []).map { $0.filter { keys.contains($0.key) } }
        }
        desk["statuses"] = stripped(
            "statuses",
            ["key", "category", "waitingOn", "labels", "descriptions", "customerReply", "agentReply"])
        desk["transitions"] = stripped("transitions", ["from", "to", "triggers", "roles", "actionLabels"])
        return String(decoding: try JSONSerialization.data(withJSONObject: desk), as: UTF8.self)
    }

    @Test("A database of the first version opens, says what it said, and its tickets go on")
    func firstVersion() async throws {
        let folder = try TemporaryFolder()
        let old = try makeFirstVersion(in: folder)
        let store = try SQLiteTicketStore.open(in: folder, clock: TestClock())
        #expect(try await store.ticket(100_001, tenant: Cast.tenant) == old)
        #expect(try await store.checkIntegrity(limit: 10) == [])
        #expect(
            try await store.allTickets(scope: .customer(person: "bruno", account: "acme")).map(\.number) == [100_001])
        let desk = try #require(try await store.desk(Cast.desk.key, version: 1, tenant: Cast.tenant)?.desk)
        #expect(desk.problems() == [])
        #expect(desk.statuses.map(\.key) == Cast.desk.statuses.map(\.key))

        #expect(try await store.comment(100_001, as: Cast.alba).ticket.status.key == "awaiting_customer")
        try await store.run(.tag(number: 100_001, add: ["old"], remove: []), as: Cast.alba)
        #expect(try await store.create().number == 100_002)
        #expect(try await store.checkIntegrity(limit: 10) == [])
        await store.close()
    }

    @Test("Of several people who had one address the first one keeps it, and the others are still there")
    func takenAddresses() async throws {
        let folder = try TemporaryFolder()
        let queue = try DatabaseQueue(path: folder.database)
        try Schema.migrator.migrate(queue, upTo: "9 feedback and views")
        try await queue.write { database in
            try database.execute(sql: "INSERT INTO tenants (id, name) VALUES (1, ?)", arguments: [Cast.tenant])
            for (id, role, name) in [("a", 1, "x@example.com"), ("b", 2, "x@example.com"), ("c", 4, "x@example.com")] {
                try database.execute(
                    sql: """
                        INSERT INTO principals (tenant, id, name, email, role, scopes, sign_in_name)
                        VALUES (1, ?, ?, 'X@example.com', ?, '', ?)
                        """, arguments: [id, id, role, name])
            }
        }
        try queue.close()
        let store = try SQLiteTicketStore.open(in: folder, clock: TestClock())
        #expect(try await store.account(address: "x@example.com", tenant: Cast.tenant)?.personID == "a")
        let second = try #require(try await store.account(id: "b", tenant: Cast.tenant)).principal
        await #expect(throws: IdentityRefusal.addressTaken("X@example.com")) {
            try await store.save(second, tenant: Cast.tenant)
        }
        #expect(try await store.account(id: "c", tenant: Cast.tenant) != nil)
        await store.close()
    }

    @Test("What stands in the database otherwise than the events say is found")
    func derived() async throws {
        let changes = [
            "UPDATE tickets SET deleted = 1", "UPDATE tickets SET next_due = 7", "UPDATE tickets SET assignee = 'x'",
            "UPDATE tickets SET team = 'x'", "UPDATE tickets SET tier = 'x'", "UPDATE tickets SET state = x'0801'",
            "UPDATE tickets SET tags = char(10) || 'x' || char(10)", "UPDATE tickets SET tracks = 'x'",
            "INSERT INTO search (rowid, terms) SELECT ticket, 'pextra' FROM tickets",
            "INSERT INTO search (search, rowid, terms) SELECT 'delete', ticket, 'sinvoice' FROM tickets",
            "INSERT INTO participants VALUES (1, 'x@example.com', (SELECT ticket FROM tickets))",
        ]
        for change in changes {
            let folder = try TemporaryFolder()
            var store = try await SQLiteTicketStore.withAccountPortal(in: folder)
            try await store.create()
            await store.close()
            try DatabaseFile(folder: folder).execute(change)
            store = try SQLiteTicketStore.open(in: folder, clock: TestClock())
            #expect(try await store.checkIntegrity(limit: 10).count >= 1, "\(change)")
            await store.close()
        }
    }
}
