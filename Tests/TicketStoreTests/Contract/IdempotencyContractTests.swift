import Testing
import TicketCore

@Suite("Every store: retries with a request id")
struct IdempotencyContractTests {
    @Test("A retry has no second effect and the same answer, as it was then", arguments: StoreUnderTest.allCases)
    func sameOutcome(kind: StoreUnderTest) async throws {
        let clock = TestClock()
        try await kind.withAccountPortal(clock: clock) { store in
            let created = try await store.create(ccEmails: ["a@example.com"], key: .named("create"))
            let commented = try await store.comment(created.number, "First", key: .named("comment"))
            let moved = try await store.transition(created.number, to: "pending", key: .named("move"))
            let updated = try await store.update(
                created.number, TicketChanges(subject: "Other", shared: true), key: .named("update"))
            clock.advance(seconds: 3_600)
            try await store.transition(created.number, to: "closed")
            let events = try await store.allEvents()

            #expect(try await store.create(ccEmails: ["a@example.com"], key: .named("create")) == created)
            #expect(try await store.comment(created.number, "First", key: .named("comment")) == commented)
            #expect(try await store.transition(created.number, to: "pending", key: .named("move")) == moved)
            #expect(
                try await store.update(
                    created.number, TicketChanges(subject: "Other", shared: true), key: .named("update")) == updated)
            #expect(try await store.allEvents() == events)
        }
    }

    @Test("A retry of a command that changed nothing answers as it was then", arguments: StoreUnderTest.allCases)
    func sameOutcomeWithoutEvents(kind: StoreUnderTest) async throws {
        try await kind.withAccountPortal { store in
            let created = try await store.create(subject: "Same")
            let unchanged = try await store.update(
                created.number, TicketChanges(subject: "Same"), key: .named("update"))
            #expect(unchanged == created)
            try await store.update(created.number, TicketChanges(subject: "Other"))
            #expect(
                try await store.update(created.number, TicketChanges(subject: "Same"), key: .named("update"))
                    == created)
        }
    }

    @Test("The same id with another body is refused", arguments: StoreUnderTest.allCases)
    func otherBody(kind: StoreUnderTest) async throws {
        try await kind.withAccountPortal { store in
            try await store.create(key: .named("r", body: 1))
            await #expect(throws: Refusal.requestIDReused("r")) {
                try await store.create(subject: "Another", key: .named("r", body: 2))
            }
            #expect(try await store.allTickets().count == 1)
        }
    }

    @Test("Another person's or tenant's same id is another id", arguments: StoreUnderTest.allCases)
    func independentCallers(kind: StoreUnderTest) async throws {
        let stranger = Cast.inOtherTenant(Cast.ana)
        try await kind.withAccountPortal(tenants: [Cast.tenant, Cast.otherTenant]) { store in
            let mine = try await store.create(subject: "Mine", key: .named("r", body: 1))
            let colleague = try await store.create(as: Cast.bruno, subject: "Bruno's", key: .named("r", body: 2))
            let foreign = try await store.create(as: stranger, subject: "Foreign", key: .named("r", body: 3))
            #expect(colleague.number != mine.number)
            #expect(foreign.subject == "Foreign")
            #expect(try await store.create(subject: "Mine", key: .named("r", body: 1)) == mine)
            #expect(try await store.create(as: stranger, subject: "Foreign", key: .named("r", body: 3)) == foreign)
        }
    }

    @Test("A refused command does not use up its id", arguments: StoreUnderTest.allCases)
    func refusalKeepsNothing(kind: StoreUnderTest) async throws {
        try await kind.withAccountPortal { store in
            await #expect(throws: Refusal.self) { try await store.create(subject: "", key: .named("r", body: 1)) }
            let ticket = try await store.create(subject: "Better", key: .named("r", body: 2))
            #expect(ticket.subject == "Better")
        }
    }

    @Test("Without an id every call counts", arguments: StoreUnderTest.allCases)
    func withoutKey(kind: StoreUnderTest) async throws {
        try await kind.withAccountPortal { store in
            try await store.create()
            try await store.create()
            #expect(try await store.allTickets().count == 2)
        }
    }

    @Test("Fifty racers with one id make one ticket and hear the same", arguments: StoreUnderTest.allCases)
    func race(kind: StoreUnderTest) async throws {
        try await kind.withAccountPortal { store in
            let tickets = try await withThrowingTaskGroup(of: Ticket.self) { group in
                for _ in 0..<50 { group.addTask { try await store.create(key: .named("r")) } }
                return try await group.reduce(into: Set()) { $0.insert($1) }
            }
            #expect(tickets.count == 1)
            #expect(try await store.allTickets() == Array(tickets))
        }
    }

    @Test("The id is kept for 24 hours at least", arguments: StoreUnderTest.allCases)
    func keptForADay(kind: StoreUnderTest) async throws {
        let clock = TestClock()
        try await kind.withAccountPortal(clock: clock) { store in
            let created = try await store.create(key: .named("r"))
            clock.advance(seconds: 24 * 3_600 - 1)
            try await store.create(key: .named("another"))
            #expect(try await store.create(key: .named("r")) == created)
        }
    }
}
