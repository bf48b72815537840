import GRDB
import Testing
import TicketCore
import TicketStoreSQLite

@Suite("SQLite: group commit")
struct SQLiteGroupCommitTests {
    @Test("Commands that wait together share commits, and each gets its own answer")
    func sharesCommits() async throws {
        let folder = try TemporaryFolder()
        let clock = HeldClock()
        let store = try SQLiteTicketStore.open(in: folder, clock: { clock.now() })
        _ = try await store.install(Cast.desk, tenant: Cast.tenant)
        let before = try DatabaseFile(folder: folder).commitsInLog()

        // The writer waits in its first group while the others queue up behind it.
        clock.hold()
        let answers = await store.answers(toCreations: 200, release: { clock.release() })

        #expect(try answers.map { try $0.get().ticket.number } == Array(100_001...100_200))
        let after = try DatabaseFile(folder: folder).commitsInLog()
        #expect((1...2).contains(after - before), "200 commands took the log from \(before) to \(after) commits")
        await store.close()
    }

    @Test("A commit carries no more commands than it may")
    func bounded() async throws {
        let folder = try TemporaryFolder()
        var options = SQLiteStoreOptions()
        options.commandsPerCommitMax = 10
        let store = try await SQLiteTicketStore.withAccountPortal(in: folder, options: options)
        let before = try DatabaseFile(folder: folder).commitsInLog()
        _ = await store.answers(toCreations: 100)
        #expect(try DatabaseFile(folder: folder).commitsInLog() - before >= 10)
        await store.close()
    }

    @Test("At the moment of an answer another connection sees the commit")
    func answersAfterCommit() async throws {
        let folder = try TemporaryFolder()
        let store = try await SQLiteTicketStore.withAccountPortal(in: folder)
        let other = try DatabaseFile(folder: folder).connection()
        let unseen = NumberSet()
        await withTaskGroup { group in
            for index in 0..<100 {
                group.addTask {
                    await withCheckedContinuation { continuation in
                        store.submit(.creation(subject: "Ticket \(index)")) { result in
                            let number = (try? result.get().ticket.number) ?? 0
                            let found = try? other.read {
                                try Int.fetchOne(
                                    $0, sql: "SELECT count(*) FROM tickets WHERE ticket & 0xffffffffff = ?",
                                    arguments: [number])
                            }
                            if found != 1 { unseen.insert(number) }
                            continuation.resume()
                        }
                    }
                }
            }
        }
        #expect(unseen.all.isEmpty)
        await store.close()
    }

    @Test("A refused command in a group fails alone and takes no number")
    func refusedAlone() async throws {
        let folder = try TemporaryFolder()
        let clock = HeldClock()
        let store = try SQLiteTicketStore.open(in: folder, clock: { clock.now() })
        _ = try await store.install(Cast.desk, tenant: Cast.tenant)

        clock.hold()
        let answers = await store.answers(
            toCreations: 128, subject: { $0 % 64 == 63 ? "" : "Ticket \($0)" }, release: { clock.release() })

        #expect(answers.compactMap { try? $0.get().ticket.number } == Array(100_001...100_126))
        #expect(answers.indices.filter { (try? answers[$0].get()) == nil } == [63, 127])
        #expect(try await store.checkIntegrity() == [])
        await store.close()
    }

    @Test("A command that fails while it is written leaves nothing behind and the others alone")
    func failsWhileWriting() async throws {
        let folder = try TemporaryFolder()
        let store = try await SQLiteTicketStore.withAccountPortal(in: folder)
        try await store.create(subject: "Before")
        // A row in the way of the next ticket's, as only a mistake could put there.
        try DatabaseFile(folder: folder).execute(
            """
            INSERT INTO events (tenant, ticket, revision, payload)
            SELECT tenant, ticket + 1, 1, x'' FROM tickets
            """)

        let answers = await store.answers(toCreations: 2)
        #expect(answers.allSatisfy { if case .corrupt = $0.storeFailure { true } else { false } })

        try DatabaseFile(folder: folder).execute("DELETE FROM events WHERE payload = x''")
        #expect(try await store.create(subject: "After").number == 100_002)
        #expect(try await store.checkIntegrity() == [])
        await store.close()
    }

    @Test("More than may wait is refused as overloaded, and what waited is carried out", .timeLimit(.minutes(10)))
    func overload() async throws {
        let folder = try TemporaryFolder()
        let clock = HeldClock()
        var options = SQLiteStoreOptions()
        options.waitingCommandsMax = 10
        options.retryAfterMilliseconds = 77
        let store = try SQLiteTicketStore.open(in: folder, options: options, clock: { clock.now() })
        _ = try await store.install(Cast.desk, tenant: Cast.tenant)

        clock.hold()
        async let first = store.execute(.creation(subject: "First"))
        clock.waitUntilAsked()
        let answers = await store.answers(toCreations: 15, release: { clock.release() })

        #expect(try await first.ticket.number == 100_001)
        #expect(answers.compactMap { try? $0.get().ticket.number } == Array(100_002...100_011))
        #expect(
            answers.compactMap(\.storeFailure)
                == Array(repeating: .overloaded(retryAfterMilliseconds: 77), count: 5))
        await store.close()
    }
}
