import DiskTestSupport
import Synchronization
import Testing
import TicketCore
import TicketStoreSQLite

@Suite("SQLite: a disk that fails")
struct SQLiteFailedSyncTests {
    @Test("After a failed sync the group's outcome is unknown, no more writes are taken, and reads go on")
    func failedSync() async throws {
        let folder = try TemporaryFolder()
        let disk = Disk(folder)
        let reasons = Reasons()
        let store = try SQLiteTicketStore.open(in: folder, clock: { TestClock().now }, onFatal: { reasons.note($0) })
        _ = try await store.install(Cast.desk, tenant: Cast.tenant)
        let number = try await store.create().number

        disk.fail(.sync, of: .log)
        let answers = await store.answers(toCreations: 1)
        disk.mend()

        #expect(answers.allSatisfy { if case .outcomeUnknown = $0.storeFailure { true } else { false } })
        #expect(reasons.all.count == 1)
        await #expect(throws: StoreFailure.closed) { try await store.create() }
        #expect(try await store.ticket(number, tenant: Cast.tenant) != nil)
        await store.close()
        #expect(reasons.all.count == 1)
    }

    @Test("A retry after the restart has one effect, whatever became of the commit")
    func retryAfterFailedSync() async throws {
        let folder = try TemporaryFolder()
        let disk = Disk(folder)
        var store = try await SQLiteTicketStore.withAccountPortal(in: folder)
        disk.fail(.sync, of: .log)
        await #expect(throws: StoreFailure.self) {
            try await store.create(ccEmails: ["a@example.com"], key: .named("r"))
        }
        disk.mend()
        await store.close()

        store = try SQLiteTicketStore.open(in: folder)
        let ticket = try await store.create(ccEmails: ["a@example.com"], key: .named("r"))
        #expect(try await store.allTickets() == [ticket])
        #expect(try await store.outbox(limit: 10).count == 1)
        #expect(try await store.checkIntegrity() == [])
        await store.close()
    }

    @Test("A failed sync of the database file stops the writer before the log is thrown away")
    func failedCheckpoint() async throws {
        let folder = try TemporaryFolder()
        let disk = Disk(folder)
        var options = SQLiteStoreOptions()
        options.idleCheckpointPages = 1
        let reasons = Reasons()
        // Closed first: what the log held would be carried over as soon as the writer is idle, perhaps before the ticket.
        await (try await SQLiteTicketStore.withAccountPortal(in: folder)).close()
        var store = try SQLiteTicketStore.open(
            in: folder, options: options, clock: { TestClock().now }, onFatal: { reasons.note($0) })

        disk.fail(.sync, of: .database)
        let ticket = try await store.create()
        await store.close()
        disk.mend()

        #expect(reasons.all.count == 1)
        #expect(try DatabaseFile(folder: folder).commitsInLog() > 0)
        store = try SQLiteTicketStore.open(in: folder)
        #expect(try await store.allTickets() == [ticket])
        await store.close()
    }

    @Test("A disk that is full when the commit is written fails the group, and the next is carried out")
    func fullAtCommit() async throws {
        let folder = try TemporaryFolder()
        let disk = Disk(folder)
        let store = try await SQLiteTicketStore.withAccountPortal(in: folder)
        disk.fail(.write, of: .log, with: .full)
        let answers = await store.answers(toCreations: 3)
        disk.mend()

        #expect(answers.allSatisfy { if case .unwritable = $0.storeFailure { true } else { false } })
        #expect(try await store.allTickets() == [])
        #expect(try await store.create().number == 100_001)
        #expect(try await store.checkIntegrity() == [])
        await store.close()
    }

    /// What the store gave as reasons for stopping.
    private final class Reasons: Sendable {
        private let list = Mutex<[String]>([])

        var all: [String] { list.withLock { $0 } }

        func note(_ error: any Error) {
            list.withLock { $0.append("\(error)") }
        }
    }
}
