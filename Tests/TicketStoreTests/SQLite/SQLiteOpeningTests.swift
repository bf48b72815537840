import Foundation
import Testing
import TicketCore

@testable import TicketStoreSQLite

@Suite("SQLite: opening and closing")
struct SQLiteOpeningTests {
    @Test("A second server is kept out until the first has closed")
    func lock() async throws {
        let folder = try TemporaryFolder()
        let store = try SQLiteTicketStore.open(in: folder)
        let error = #expect(throws: StoreOpenError.self) { try SQLiteTicketStore.open(in: folder) }
        guard case .inUse(let directory, let process) = error else {
            Issue.record("it said \(String(describing: error))")
            return
        }
        #expect(directory == folder.path)
        #expect(Int(process) != nil)
        await store.close()
        await (try SQLiteTicketStore.open(in: folder)).close()
    }

    @Test("A child that was forked and has not begun its own program keeps nobody out after the store has closed")
    func forked() async throws {
        let folder = try TemporaryFolder()
        let store = try SQLiteTicketStore.open(in: folder)
        let names = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")
        let lock = names.first { name in
            let link = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/" + name)
            return link == folder.path("lock")
        }
        // What a child has of its parent's open files.
        let copy = dup(try #require(lock.flatMap(Int32.init)))
        defer { close(copy) }
        await store.close()
        await (try SQLiteTicketStore.open(in: folder)).close()
    }

    @Test("A database of a newer ticketd is refused and left as it is")
    func newerSchema() async throws {
        let folder = try TemporaryFolder()
        await (try SQLiteTicketStore.open(in: folder)).close()
        try DatabaseFile(folder: folder).execute("INSERT INTO grdb_migrations VALUES ('99 of the future')")
        #expect(throws: StoreOpenError.newerSchema(path: folder.database)) { try SQLiteTicketStore.open(in: folder) }
        try DatabaseFile(folder: folder).execute("DELETE FROM grdb_migrations WHERE identifier LIKE '99 %'")
        await (try SQLiteTicketStore.open(in: folder)).close()
    }

    @Test("A file that is no database is refused")
    func noDatabase() throws {
        let folder = try TemporaryFolder()
        try String(repeating: "no database ", count: 1_000).write(
            toFile: folder.database, atomically: false, encoding: .utf8)
        #expect(throws: (any Error).self) { try SQLiteTicketStore.open(in: folder) }
    }

    @Test("A directory whose parent is not there is refused by name")
    func noParent() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("missing/data")
        #expect(throws: StoreOpenError.cannotOpen(path: path, reason: "No such file or directory")) {
            try DataDirectory(path: path).create()
        }
    }

    @Test("Everything is there again after closing and opening")
    func reopen() async throws {
        let folder = try TemporaryFolder()
        var store = try await SQLiteTicketStore.withAccountPortal(in: folder)
        let number = try await store.create(ccEmails: ["a@example.com", "b@example.com"], shared: true).number
        try await store.comment(number, "First")
        try await store.comment(number, as: Cast.alba, "Second", replyTo: 1)
        try await store.transition(number, to: "resolved")
        try await store.save(Principal(person: Cast.ana.person, locale: LanguageTag("es")), tenant: Cast.tenant)
        try await store.save(TokenRecord(digest: [1, 2, 3], personID: Cast.ana.person.id), tenant: Cast.tenant)
        let before = try await Contents(of: store, ticket: number)
        await store.close()

        store = try SQLiteTicketStore.open(in: folder)
        #expect(try await Contents(of: store, ticket: number) == before)
        #expect(before.ticket?.commentCount == 2)
        #expect(before.actor?.person == Cast.ana.person)
        #expect(try await store.create().number == number + 1)
        #expect(try await store.checkIntegrity() == [])
        await store.close()
    }

    @Test("Closing leaves no log behind")
    func closedLog() async throws {
        let folder = try TemporaryFolder()
        let store = try await SQLiteTicketStore.withAccountPortal(in: folder)
        let point = try store.makePointReader()
        try await store.create()
        #expect(try point?.ticket(100_001, tenant: Cast.tenant) != nil)
        await store.close()
        #expect(try DatabaseFile(folder: folder).commitsInLog() == 0)
        #expect(throws: StoreFailure.closed) { try point?.ticket(100_001, tenant: Cast.tenant) }
        #expect(throws: StoreFailure.closed) { try store.makePointReader() }
    }

    @Test("The writer's connection syncs at every commit and alone checkpoints")
    func settings() throws {
        let folder = try TemporaryFolder()
        let opener = DatabaseOpener(path: folder.database, options: SQLiteStoreOptions())
        let writer = try opener.openWriter()
        #expect(try writer.setting("synchronous") == "2")
        #expect(try writer.setting("journal_mode") == "wal")
        let reader = try opener.openReader(label: "test")
        #expect(try reader.setting("query_only") == "1")
        #expect(try reader.setting("wal_autocheckpoint") == "0")
        try reader.close()
        try writer.close()
    }

    @Test("A reader can neither write nor checkpoint")
    func readersOnlyRead() throws {
        let folder = try TemporaryFolder()
        let opener = DatabaseOpener(path: folder.database, options: SQLiteStoreOptions())
        let writer = try opener.openWriter()
        let reader = try opener.openReader(label: "test")
        #expect(throws: SQLiteFailure.self) { try reader.execute("INSERT INTO tenants (name) VALUES ('x')") }
        try reader.execute("PRAGMA query_only = 0")
        #expect(throws: SQLiteFailure.self) { try reader.execute("INSERT INTO tenants (name) VALUES ('x')") }
        #expect(throws: SQLiteFailure.self) { try reader.checkpoint(.passive) }
        try reader.close()
        try writer.close()
    }

    /// What a store says of a ticket and of all else that the test put in.
    private struct Contents: Equatable {
        var ticket: Ticket?
        var comments: [TicketCore.Comment]
        var events: [EventPage.Entry]
        var desks: [DeskVersion]
        var outbox: [StoredOutboxEntry]
        var actor: Actor?
        var cursor: EventCursor

        init(of store: SQLiteTicketStore, ticket number: Int64) async throws {
            ticket = try await store.ticket(number, tenant: Cast.tenant)
            comments = try await store.comments(of: number, tenant: Cast.tenant, after: 0, limit: 10)
            events = try await store.allEvents()
            desks = try await store.desks(tenant: Cast.tenant)
            outbox = try await store.outbox(limit: 10)
            actor = try await store.actor(tokenDigest: [1, 2, 3], now: TestClock().now)
            cursor = try await store.newestCursor()
        }
    }
}

extension Connection {
    /// The value of a pragma.
    func setting(_ pragma: String) throws -> String {
        let rows = try statement("PRAGMA \(pragma)")
        defer { rows.reset() }
        return try rows.step() ? rows.text(0) : ""
    }
}
