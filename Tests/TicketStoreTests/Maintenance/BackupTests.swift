import Foundation
import GRDB
import Testing
import TicketCore

@testable import TicketStoreSQLite

@Suite("SQLite: a backup")
struct BackupTests {
    private let now = TestClock().now

    @Test("Made fifty times while tickets come in, each holds every commit up to a moment, and restores")
    func underLoad() async throws {
        let folder = try TemporaryFolder()
        let store = try await SQLiteTicketStore.withAccountPortal(in: folder)
        var acknowledged: Int64 = 0
        for round in 0..<50 {
            async let load = load(store, count: 20)
            let manifest = try backUp(folder, to: "backup-\(round)")
            #expect(manifest.ticketCount >= acknowledged)
            #expect(manifest.newestEventPosition == manifest.ticketCount)
            try expectPrefix(folder, "backup-\(round)", manifest.ticketCount)
            acknowledged = try await load
            #expect(manifest.ticketCount <= acknowledged)
        }
        await store.close()
    }

    /// Creates tickets, four at a time; how many there are then.
    private func load(_ store: SQLiteTicketStore, count: Int) async throws -> Int64 {
        try await withThrowingTaskGroup(of: Int64.self) { group in
            for _ in 0..<4 {
                group.addTask {
                    var newest: Int64 = 0
                    for _ in 0..<count / 4 { newest = try await store.create().number }
                    return newest
                }
            }
            return try await group.reduce(0, max) - 100_000
        }
    }

    /// Every ticket has one event here, so the numbers tell whether one is missing.
    private func expectPrefix(_ folder: TemporaryFolder, _ name: String, _ count: Int64) throws {
        let restored = try SQLiteMaintenance.restore(folder.path(name), to: folder.path("restored-\(name)"))
        #expect(restored.problems == [])
        let numbers = try DatabaseQueue(path: folder.path("restored-\(name)/tickets.db")).read { database in
            try Int64.fetchAll(database, sql: "SELECT ticket & 0xffffffff FROM tickets ORDER BY ticket")
        }
        #expect(numbers == (0..<count).map { 100_001 + $0 })
        try FileManager.default.removeItem(atPath: folder.path("restored-\(name)"))
    }

    @Test("Has the files of comments and the server's keys, and a store opens on what is restored")
    func files() async throws {
        let folder = try TemporaryFolder()
        let store = try await SQLiteTicketStore.withAccountPortal(in: folder)
        let number = try await store.create().number
        let file = try await store.uploadFile("a", for: number, "the bytes of a file")
        try await store.attach([file.file.id], to: number)
        try Data("keys".utf8).write(to: URL(filePath: folder.path("secret-keys")))
        let manifest = try backUp(folder)
        #expect(manifest.attachmentCount == 1 && manifest.attachmentBytes == 19)
        #expect(manifest.otherFiles == ["secret-keys"])
        await store.close()

        let other = try TemporaryFolder()
        #expect(try SQLiteMaintenance.restore(folder.path("backup"), to: other.path).problems == [])
        let restored = try SQLiteTicketStore.open(in: other)
        #expect(try await restored.ticket(number, tenant: Cast.tenant)?.number == number)
        #expect(try await restored.fileIDs(of: number, as: Cast.alba) == [file.file.id])
        let bytes = try await restored.read(file, tenant: Cast.tenant, at: 0, count: 100)
        #expect(bytes == Array("the bytes of a file".utf8))
        #expect(try await restored.create().number == number + 1)
        await restored.close()
        #expect(try String(contentsOfFile: other.path("secret-keys"), encoding: .utf8) == "keys")
    }

    @Test("Takes the place of nothing, and leaves nothing behind where it fails")
    func refused() async throws {
        let folder = try TemporaryFolder()
        let store = try await SQLiteTicketStore.withAccountPortal(in: folder)
        let number = try await store.create().number
        let file = try await store.uploadFile("a", for: number)
        try await store.attach([file.file.id], to: number)
        try FileManager.default.createDirectory(atPath: folder.path("taken"), withIntermediateDirectories: false)
        #expect(throws: BackupError.occupied(path: folder.path("taken"))) { try backUp(folder, to: "taken") }
        try FileManager.default.removeItem(atPath: folder.path("attachments/\(file.file.id)"))
        #expect(throws: BackupError.self) { try backUp(folder) }
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(!names.contains { $0.hasPrefix("backup") })
        await store.close()
    }

    private enum Damage: CaseIterable {
        case noManifest, noSense, newerFormat, changedByte, missingFile

        func apply(to folder: TemporaryFolder, fileID: String) throws {
            let manifest = folder.path("backup/backup.json")
            switch self {
            case .noManifest: try FileManager.default.removeItem(atPath: manifest)
            case .noSense: try Data("{".utf8).write(to: URL(filePath: manifest))
            case .newerFormat:
                let text = try String(contentsOfFile: manifest, encoding: .utf8)
                let newer = text.replacing("\"format\" : 1", with: "\"format\" : 2")
                try Data(newer.utf8).write(to: URL(filePath: manifest))
            case .changedByte:
                let database = URL(filePath: folder.path("backup/tickets.db"))
                var bytes = try Data(contentsOf: database)
                bytes[bytes.count / 2] ^= 1
                try bytes.write(to: database)
            case .missingFile:
                try FileManager.default.removeItem(atPath: folder.path("backup/attachments/\(fileID)"))
            }
        }
    }

    @Test("That was cut off, changed, or made by a newer program is not restored", arguments: Damage.allCases)
    private func damaged(_ damage: Damage) async throws {
        let folder = try TemporaryFolder()
        let store = try await SQLiteTicketStore.withAccountPortal(in: folder)
        let number = try await store.create().number
        let file = try await store.uploadFile("a", for: number)
        try await store.attach([file.file.id], to: number)
        _ = try backUp(folder)
        await store.close()
        try damage.apply(to: folder, fileID: file.file.id)
        let target = folder.path("restored")
        #expect(throws: BackupError.self) { try SQLiteMaintenance.restore(folder.path("backup"), to: target) }
        #expect(!FileManager.default.fileExists(atPath: target))
        #expect(!FileManager.default.fileExists(atPath: target + ".part"))
    }

    @Test("Is not restored over data")
    func occupied() async throws {
        let folder = try TemporaryFolder()
        let store = try await SQLiteTicketStore.withAccountPortal(in: folder)
        try await store.create()
        _ = try backUp(folder)
        await store.close()
        let before = try Data(contentsOf: URL(filePath: folder.database))
        #expect(throws: BackupError.occupied(path: folder.path)) {
            try SQLiteMaintenance.restore(folder.path("backup"), to: folder.path)
        }
        #expect(try Data(contentsOf: URL(filePath: folder.database)) == before)
    }

    @discardableResult
    private func backUp(_ folder: TemporaryFolder, to name: String = "backup") throws -> BackupManifest {
        try SQLiteMaintenance(directory: folder.path).backUp(to: folder.path(name), now: now)
    }
}
