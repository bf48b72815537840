import DiskTestSupport
import Foundation
import GRDB
import Testing
import TicketCore

@testable import TicketStoreSQLite

@Suite("SQLite: a data directory is looked after")
struct MaintenanceTests {
    @Test("What is wrong is found while a store works on it")
    func check() async throws {
        let folder = try TemporaryFolder()
        let store = try await SQLiteTicketStore.withAccountPortal(in: folder)
        let number = try await store.create().number
        let file = try await store.uploadFile("a", for: number)
        let maintenance = SQLiteMaintenance(directory: folder.path)
        #expect(try maintenance.check() == [])
        try FileManager.default.removeItem(atPath: folder.path("attachments/\(file.file.id)"))
        #expect(try maintenance.check() == ["attachment \(file.file.id): 0 of its 6 bytes are there"])
        try DatabaseFile(folder: folder).execute("UPDATE tickets SET team = 'x'")
        #expect(try maintenance.check().count == 2)
        #expect(try maintenance.check(limit: 1).count == 1)
        await store.close()
    }

    @Test("A folder without a database is said to have none, and gets none")
    func missing() throws {
        let folder = try TemporaryFolder()
        let maintenance = SQLiteMaintenance(directory: folder.path)
        #expect(throws: StoreOpenError.self) { try maintenance.check() }
        #expect(throws: StoreOpenError.self) { try maintenance.migrate() }
        #expect(throws: StoreOpenError.self) { try maintenance.compact() }
        #expect(!FileManager.default.fileExists(atPath: folder.database))
    }

    @Test("An older database is told apart, and brought up to date when nobody has it open")
    func older() async throws {
        let folder = try TemporaryFolder()
        try makeFirstVersion(in: folder)
        let maintenance = SQLiteMaintenance(directory: folder.path)
        #expect(try maintenance.migrations().filter(\.isApplied).map(\.name) == [Schema.migrator.migrations[0]])
        #expect(throws: StoreOpenError.olderSchema(path: folder.path)) { try maintenance.check() }
        let manifest = try maintenance.backUp(to: folder.path("backup"), now: TestClock().now)
        #expect(manifest.ticketCount == 0)
        #expect(try maintenance.migrate() == Array(Schema.migrator.migrations.dropFirst()))
        #expect(try maintenance.migrate() == [])
        #expect(try maintenance.check() == [])
        let store = try SQLiteTicketStore.open(in: folder)
        #expect(throws: StoreOpenError.self) { try maintenance.migrate() }
        await store.close()
    }

    @Test("A newer database is refused by everything")
    func newer() async throws {
        let folder = try TemporaryFolder()
        await (try SQLiteTicketStore.withAccountPortal(in: folder)).close()
        try DatabaseFile(folder: folder).execute("INSERT INTO grdb_migrations VALUES ('999 later')")
        let maintenance = SQLiteMaintenance(directory: folder.path)
        let refusal = StoreOpenError.newerSchema(path: folder.path)
        #expect(throws: refusal) { try maintenance.check() }
        #expect(throws: refusal) { try maintenance.migrations() }
        #expect(throws: refusal) { try maintenance.migrate() }
        #expect(throws: refusal) { try maintenance.backUp(to: folder.path("backup"), now: TestClock().now) }
    }

    @Test("An update that is interrupted at any call to the disk goes on the next time")
    func interrupted() async throws {
        var nth: Int64 = 1
        var interruptionCount = 0
        while true {
            let folder = try TemporaryFolder(isFast: true)
            let disk = Disk(folder)
            try makeFirstVersion(in: folder)
            let maintenance = SQLiteMaintenance(directory: folder.path)
            disk.fail(.all, nth: nth, count: 1)
            let failed = (try? maintenance.migrate()) == nil
            let met = disk.metCount
            disk.mend()
            if failed { interruptionCount += 1 }
            // Every migration is there whole or not at all, and those behind the first that lacks lack as well.
            let states = try maintenance.migrations().map(\.isApplied)
            #expect(states == states.sorted { $0 && !$1 }, "call \(nth)")
            _ = try maintenance.migrate()
            #expect(try maintenance.check() == [], "call \(nth)")
            if met < nth { break }
            nth += 1
        }
        #expect(interruptionCount > 20)
    }

    @Test("Room that deleted rows have left is given back, and only when nobody has the database open")
    func compact() async throws {
        let folder = try TemporaryFolder()
        let store = try await SQLiteTicketStore.withAccountPortal(in: folder)
        for _ in 0..<50 { try await store.create(description: String(repeating: "x", count: 20_000)) }
        let maintenance = SQLiteMaintenance(directory: folder.path)
        #expect(throws: StoreOpenError.self) { try maintenance.compact() }
        await store.close()
        try DatabaseFile(folder: folder).execute("CREATE TABLE x AS SELECT * FROM tickets, events LIMIT 100")
        try DatabaseFile(folder: folder).execute("DROP TABLE x")
        let (before, after) = try maintenance.compact()
        #expect(after < before)
        #expect(try maintenance.check() == [])
    }

    private func makeFirstVersion(in folder: TemporaryFolder) throws {
        let queue = try DatabaseQueue(path: folder.database)
        try Schema.migrator.migrate(queue, upTo: Schema.migrator.migrations[0])
        try queue.close()
    }
}
