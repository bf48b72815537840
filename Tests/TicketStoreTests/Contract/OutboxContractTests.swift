import Testing
import TicketCore
import TicketStoreSQLite

@Suite("Every store: mail on its way out")
struct OutboxContractTests {
    private let clock = TestClock()

    /// A moment some seconds after the clock's.
    private func after(_ seconds: Int64) -> Timestamp {
        Timestamp(microsecondsSinceEpoch: clock.now.microsecondsSinceEpoch + seconds * 1_000_000)
    }

    private func claim(_ store: any TicketStore, limit: Int = 10) async throws -> [QueuedMail] {
        try await store.claimMail(at: clock.now, leasedUntil: after(600), limit: limit)
    }

    @Test("gives out what commands put in, once until the lease is over", arguments: StoreUnderTest.allCases)
    func claiming(kind: StoreUnderTest) async throws {
        try await kind.withAccountPortal(clock: clock) { store in
            #expect(try await store.nextMailDueTime() == nil)
            let ticket = try await store.create(ccEmails: ["a@example.com", "b@example.com"])
            #expect(try await store.nextMailDueTime() == clock.now)
            let first = try await claim(store, limit: 1)
            #expect(
                first == [
                    QueuedMail(
                        id: first[0].id, tenant: Cast.tenant,
                        entry: OutboxEntry(
                            kind: .ccSubmitted, ticketNumber: ticket.number, revision: 1, recipient: "a@example.com",
                            locale: Cast.ana.locale), queueTime: clock.now, attempts: 1)
                ])
            #expect(try await claim(store).map(\.entry.recipient) == ["b@example.com"])
            #expect(try await claim(store) == [])
            #expect(try await store.nextMailDueTime() == after(600))
            clock.advance(seconds: 600)
            #expect(try await claim(store).map(\.attempts) == [2, 2])
            #expect(try await store.outboxEntry(first[0].id, tenant: Cast.tenant) == first[0].entry)
            #expect(try await store.outboxEntry(first[0].id, tenant: Cast.otherTenant) == nil)
        }
    }

    @Test("writes down what became of a mail", arguments: StoreUnderTest.allCases)
    func settling(kind: StoreUnderTest) async throws {
        try await kind.withAccountPortal(clock: clock) { store in
            try await store.create(ccEmails: ["a@example.com", "b@example.com", "c@example.com", "d@example.com"])
            let ids = try await claim(store).map(\.id)
            func settle(_ id: Int64, _ result: MailResult) async throws {
                try await store.settleMail(id, tenant: Cast.tenant, result, at: clock.now)
            }
            try await settle(ids[0], .sent)
            try await settle(ids[1], .retry(at: after(60), failure: "session"))
            try await settle(ids[2], .dead(failure: "recipient 550 5.1.1", suppressing: true))
            try await settle(ids[3], .dropped)
            try await store.settleMail(ids[1], tenant: Cast.otherTenant, .dropped, at: clock.now)
            clock.advance(seconds: 60)
            #expect(try await claim(store).map(\.id) == [ids[1]])
            try await settle(ids[2], .sent)
            let dead = try await store.deadMail(tenant: Cast.tenant, after: 0, limit: 10)
            #expect(dead.map(\.id) == [ids[2]] && dead.map(\.failure) == ["recipient 550 5.1.1"])
            #expect(try await store.deadMail(tenant: Cast.tenant, after: ids[2], limit: 10) == [])
            #expect(try await store.deadMail(tenant: Cast.otherTenant, after: 0, limit: 10) == [])
            try await store.create(ccEmails: ["C@example.com"])
            #expect(try await claim(store).map(\.isSuppressed) == [true])
            if let sqlite = store as? SQLiteTicketStore { #expect(try await sqlite.checkIntegrity() == []) }
        }
    }

    @Test("puts a dead mail back once for each request", arguments: StoreUnderTest.allCases)
    func retrying(kind: StoreUnderTest) async throws {
        try await kind.withAccountPortal(clock: clock) { store in
            try await store.create(ccEmails: ["a@example.com"])
            let id = try #require(try await claim(store).first?.id)
            func retry(_ key: IdempotencyKey?) async throws -> DeadMail? {
                try await store.retryDeadMail(
                    id, tenant: Cast.tenant, for: StoreRequest(person: "ines", key: key, now: clock.now))
            }
            #expect(try await retry(nil) == nil, "it waits")
            try await store.settleMail(
                id, tenant: Cast.tenant, .dead(failure: "session", suppressing: true), at: clock.now)
            clock.advance(seconds: 86_400)
            let back = try await retry(.named("one"))
            #expect(back?.endTime == nil && back?.queueTime == clock.now && back?.attempts == 0)
            let claimed = try await claim(store)
            #expect(claimed.map(\.attempts) == [1] && claimed.map(\.isSuppressed) == [false])
            try await store.settleMail(
                id, tenant: Cast.tenant, .dead(failure: "session", suppressing: false), at: clock.now)
            #expect(try await retry(.named("one"))?.endTime == clock.now, "a late retry changes nothing")
            await #expect(throws: Refusal.requestIDReused("one")) { _ = try await retry(.named("one", body: 2)) }
        }
    }

    @Test("tells of a mail that is put back or added, as of a commit", arguments: StoreUnderTest.allCases)
    func news(kind: StoreUnderTest) async throws {
        try await kind.withAccountPortal(clock: clock) { store in
            var commits = store.commits().makeAsyncIterator()
            let entry = OutboxEntry(
                kind: .received, ticketNumber: 0, revision: 0, recipient: "ana@example.com", locale: nil,
                desk: "tiered-desk", inReplyTo: "1@example.com")
            _ = try await store.rememberMail(
                [1], TakenMail(), answer: AutomaticAnswer(entry), tenant: Cast.tenant, at: clock.now)
            await commits.next()
            #expect(try await claim(store).map(\.entry) == [entry])
        }
    }

    @Test("forgets what was sent or died, after a time", arguments: StoreUnderTest.allCases)
    func pruning(kind: StoreUnderTest) async throws {
        try await kind.withAccountPortal(clock: clock) { store in
            try await store.create(ccEmails: ["a@example.com", "b@example.com", "c@example.com"])
            let ids = try await claim(store).map(\.id)
            try await store.settleMail(ids[0], tenant: Cast.tenant, .sent, at: clock.now)
            try await store.settleMail(
                ids[1], tenant: Cast.tenant, .dead(failure: "session", suppressing: false), at: clock.now)
            func prune(_ end: Timestamp, limit: Int = 10) async throws -> Bool {
                try await store.pruneMail(endedBefore: end, now: clock.now, limit: limit)
            }
            #expect(try await !prune(clock.now))
            #expect(try await store.outboxEntry(ids[0], tenant: Cast.tenant) != nil)
            #expect(try await prune(after(1), limit: 1))
            #expect(try await !prune(after(1)))
            for id in ids.prefix(2) { #expect(try await store.outboxEntry(id, tenant: Cast.tenant) == nil) }
            #expect(try await store.outboxEntry(ids[2], tenant: Cast.tenant) != nil, "it waits still")
        }
    }
}
