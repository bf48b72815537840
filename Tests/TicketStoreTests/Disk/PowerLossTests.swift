import DiskTestSupport
import Foundation
import Synchronization
import TestRandom
import Testing
import TicketCore
import TicketStoreSQLite

/// `TICKETD_TEST_IMAGES` says how many states are tried, in all.
@Suite("SQLite: a loss of power")
struct PowerLossTests {
    private static let runs = 8
    private static let progressEvery = 1_000
    private static let imageCount =
        ProcessInfo.processInfo.environment["TICKETD_TEST_IMAGES"].flatMap(Int.init) ?? 3_000

    @Test(
        "Whatever part of the unsynced writes is lost or torn, what was acknowledged is there once and nothing by halves",
        arguments: 0..<runs)
    func keepsWhatWasAcknowledged(run: Int) async throws {
        let folder = try TemporaryFolder(isFast: true)
        let disk = Disk(folder)
        var options = SQLiteStoreOptions()
        options.idleCheckpointPages = 20
        options.busyCheckpointPages = 60
        // Closed, so that no checkpoint runs while the recording begins.
        await (try await SQLiteTicketStore.withAccountPortal(in: folder, options: options)).close()
        var power = try PowerLoss(disk)
        let store = try SQLiteTicketStore.open(in: folder, options: options)
        let acknowledged = try await load(store, on: disk)
        await store.close()

        var random = SeededRandom(seed: UInt64(run))
        let moments = (0..<Self.imageCount / Self.runs).map { _ in
            Int.random(in: 0...disk.recordCount, using: &random)
        }
        for (index, moment) in moments.sorted().enumerated() {
            power.advance(to: moment)
            let image = try TemporaryFolder(isFast: true)
            try power.leave(in: image, using: &random)
            let faults = try await faults(in: image, acknowledged: acknowledged.before(moment))
            try #require(faults == [], "run \(run), image \(index), before record \(moment)")
            if (index + 1) % Self.progressEvery == 0 { print("run \(run): \(index + 1) of \(moments.count) images") }
        }
    }

    /// What a client was told, and when: behind how many records.
    private final class Acknowledged: Sendable {
        private struct Entry {
            let key: String
            let ticket: Int64
            let recordCount: Int
        }

        private let entries = Mutex<[Entry]>([])

        func note(_ key: String, _ ticket: Int64, recordCount: Int) {
            entries.withLock { $0.append(Entry(key: key, ticket: ticket, recordCount: recordCount)) }
        }

        /// Subjects and numbers of the tickets that clients had been told of at a moment.
        func before(_ moment: Int) -> [String: Int64] {
            entries.withLock { entries in
                entries.reduce(into: [:]) { if $1.recordCount <= moment { $0[$1.key] = $1.ticket } }
            }
        }
    }

    /// Several callers at once, with commits and checkpoints among each other.
    private func load(_ store: SQLiteTicketStore, on disk: Disk) async throws -> Acknowledged {
        let acknowledged = Acknowledged()
        try await withThrowingTaskGroup { group in
            for caller in 0..<5 {
                group.addTask {
                    for index in 0..<8 {
                        let key = "\(caller).\(index)"
                        let ticket = try await store.create(
                            subject: key, description: String(repeating: "x", count: 700 * caller),
                            ccEmails: ["a@example.com"], key: .named(key))
                        acknowledged.note(key, ticket.number, recordCount: disk.recordCount)
                        try await store.comment(ticket.number)
                    }
                }
            }
            try await group.waitForAll()
        }
        return acknowledged
    }

    /// Opens what was left, and says what is wrong with it.
    private func faults(in folder: TemporaryFolder, acknowledged: [String: Int64]) async throws -> [String] {
        let store = try SQLiteTicketStore.open(in: folder)
        var faults = try await store.checkIntegrity()
        let tickets = try await store.allTickets()
        let numbers = Dictionary(tickets.map { ($0.subject, $0.number) }) { first, _ in
            faults.append("ticket \(first) is there twice")
            return first
        }
        for (subject, number) in acknowledged where numbers[subject] != number {
            faults.append("ticket \(subject) was acknowledged as \(number) and is \(numbers[subject] ?? 0)")
        }
        // A retry finds what is there, and makes what is not, once.
        for subject in ["0.0", "4.7"] {
            let retried = try await store.create(
                subject: subject, description: String(repeating: "x", count: subject == "0.0" ? 0 : 2_800),
                ccEmails: ["a@example.com"], key: .named(subject))
            if let number = numbers[subject], retried.number != number { faults.append("a retry doubled \(number)") }
        }
        await store.close()
        return faults
    }
}
