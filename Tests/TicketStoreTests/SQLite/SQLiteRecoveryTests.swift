import GRDB
import Testing
import TicketCore
import TicketStoreSQLite

@Suite("SQLite: crashes and retries")
struct SQLiteRecoveryTests {
    @Test("What was acknowledged before a crash is there after it, and nothing by halves")
    func crash() async throws {
        let folder = try TemporaryFolder()
        var options = SQLiteStoreOptions()
        options.idleCheckpointPages = 1_000_000
        options.busyCheckpointPages = 1_000_000
        let store = try await SQLiteTicketStore.withAccountPortal(in: folder, options: options)
        let acknowledged = NumberSet()
        let images = try (0..<5).map { _ in try TemporaryFolder() }

        try await withThrowingTaskGroup { group in
            for writer in 0..<8 {
                group.addTask {
                    for index in 0..<50 {
                        let ticket = try await store.create(
                            subject: "\(writer).\(index)", ccEmails: ["a@example.com"],
                            key: .named("\(writer).\(index)"))
                        try await store.comment(ticket.number)
                        acknowledged.insert(ticket.number)
                    }
                }
            }
            for (index, image) in images.enumerated() {
                let goal = 40 * (index + 1)
                while acknowledged.all.count < goal { await Task.yield() }
                let before = acknowledged.all
                try DatabaseFile(folder: folder).copy(to: image)
                let revived = try SQLiteTicketStore.open(in: image)
                let tickets = try await revived.allTickets()
                #expect(before.isSubset(of: tickets.filter { $0.commentCount == 1 }.map(\.number)))
                #expect(try await revived.outbox(limit: 10_000).count == tickets.count)
                #expect(try await revived.checkIntegrity() == [])
                await revived.close()
            }
            try await group.waitForAll()
        }
        await store.close()
    }

    @Test("A retry gets the outcome of then, after later changes and a restart, and has no further effect")
    func retry() async throws {
        let folder = try TemporaryFolder()
        var store = try await SQLiteTicketStore.withAccountPortal(in: folder)
        let created = try await store.create(subject: "First", ccEmails: ["a@example.com"], key: .named("create"))
        let commented = try await store.comment(created.number, "One", key: .named("comment"))
        let moved = try await store.transition(created.number, to: "resolved", key: .named("move"))
        try await store.comment(created.number, as: Cast.alba, "Two")
        try await store.update(created.number, as: Cast.alba, TicketChanges(subject: "Second"))
        let events = try await store.allEvents()
        await store.close()

        store = try SQLiteTicketStore.open(in: folder)
        let again = try await store.create(subject: "First", ccEmails: ["a@example.com"], key: .named("create"))
        #expect(again == created)
        #expect(try await store.comment(created.number, "One", key: .named("comment")) == commented)
        #expect(try await store.transition(created.number, to: "resolved", key: .named("move")) == moved)
        #expect(try await store.allEvents() == events)
        #expect(try await store.outbox(limit: 10).count == 1)
        await store.close()
    }

    @Test("Request ids are forgotten after their day, a few with each commit, and not before")
    func expiry() async throws {
        let folder = try TemporaryFolder()
        let clock = TestClock()
        let store = try await SQLiteTicketStore.withAccountPortal(in: folder, clock: clock)
        let file = DatabaseFile(folder: folder)
        for index in 0..<6 { try await store.create(key: .named("old \(index)")) }
        clock.advance(seconds: 24 * 3_600)
        try await store.create(key: .named("a day later"))
        #expect(try file.number("SELECT count(*) FROM requests") == 7)
        clock.advance(seconds: 1)
        try await store.create(key: .named("and a second"))
        #expect(try file.number("SELECT count(*) FROM requests") == 6)
        for index in 0..<4 { try await store.create(key: .named("new \(index)")) }
        #expect(try file.number("SELECT count(*) FROM requests WHERE request_id LIKE 'old%'") == 0)
        #expect(try file.number("SELECT count(*) FROM requests") == 6)
        await store.close()
    }

    @Test("The check tells of a row that its events do not make, of a comment and of an event that are lost")
    func integrity() async throws {
        let folder = try TemporaryFolder()
        let store = try await SQLiteTicketStore.withAccountPortal(in: folder)
        let numbers = try await [store.create().number, store.create().number, store.create().number]
        for number in numbers { try await store.comment(number) }
        #expect(try await store.checkIntegrity() == [])
        let file = DatabaseFile(folder: folder)
        try file.execute("UPDATE tickets SET subject = 'Another' WHERE ticket & 0xffffffffff = \(numbers[0])")
        try file.execute("DELETE FROM comments WHERE ticket & 0xffffffffff = \(numbers[1])")
        try file.execute("DELETE FROM events WHERE ticket & 0xffffffffff = \(numbers[2]) AND revision = 1")
        #expect(
            try await store.checkIntegrity() == [
                "ticket \(numbers[0]): its row is not what its events make",
                "ticket \(numbers[1]): its comments are not those of its events",
                "ticket \(numbers[2]): event 2 does not follow on those before it",
            ])
        await store.close()
    }
}
