import Testing
import TicketCore

@Suite("Every store: making and reading tickets")
struct CreationContractTests {
    @Test("A ticket reads back as its creation answered it", arguments: StoreUnderTest.allCases)
    func readsBack(kind: StoreUnderTest) async throws {
        try await kind.withAccountPortal { store in
            let created = try await store.create(
                subject: "Zażółć 👩‍👩‍👧 “quoted” ' \\ %", issueType: "billing", description: "line\nline\ttab\r\n\u{1F600}",
                ccEmails: ["a@example.com", "b@example.com"], shared: true, channel: .app)
            #expect(created.number == 100_001)
            #expect(created.requester == Cast.ana.person)
            #expect(created.revision == 1)
            #expect(try await store.ticket(created.number, tenant: Cast.tenant) == created)
        }
    }

    /// Swift calls strings equal that differ in their bytes; a store must not normalise what a customer wrote.
    @Test("Text comes back byte by byte", arguments: StoreUnderTest.allCases)
    func bytes(kind: StoreUnderTest) async throws {
        let texts = ["e\u{301}", "\u{e9}", "\u{212B}", "\u{FEFF}x", "a\u{0}b"]
        try await kind.withAccountPortal { store in
            for text in texts {
                let number = try await store.create(description: text).number
                try await store.comment(number, text)
                let ticket = try #require(try await store.ticket(number, tenant: Cast.tenant))
                let comments = try await store.comments(of: number, tenant: Cast.tenant, after: 0, limit: 10)
                #expect(Array(ticket.description.utf8) == Array(text.utf8))
                #expect(comments.map { Array($0.body.utf8) } == [Array(text.utf8)])
            }
        }
    }

    @Test("The time of a ticket is the clock's, to the microsecond", arguments: StoreUnderTest.allCases)
    func time(kind: StoreUnderTest) async throws {
        let clock = TestClock()
        try await kind.withAccountPortal(clock: clock) { store in
            let before = clock.now
            let number = try await store.create().number
            clock.advance(seconds: 61)
            try await store.comment(number)
            let ticket = try #require(try await store.ticket(number, tenant: Cast.tenant))
            #expect(ticket.createTime == before)
            #expect(ticket.updateTime == clock.now)
        }
    }

    @Test("A number that no ticket has reads as nothing", arguments: StoreUnderTest.allCases)
    func unknownNumber(kind: StoreUnderTest) async throws {
        try await kind.withAccountPortal { store in
            try await store.create()
            for number: Int64 in [.min, -1, 0, 1, 100_000, 100_002, .max] {
                #expect(try await store.ticket(number, tenant: Cast.tenant) == nil)
            }
        }
    }

    @Test("Numbers rise from 100001 without a double, also under racing writers", arguments: StoreUnderTest.allCases)
    func numbers(kind: StoreUnderTest) async throws {
        try await kind.withAccountPortal { store in
            let numbers = try await withThrowingTaskGroup(of: Int64.self) { group in
                for _ in 0..<100 { group.addTask { try await store.create().number } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(numbers.sorted() == Array(100_001...100_100))
            #expect(try await store.allEvents().map(\.event.ticketNumber) == Array(100_001...100_100))
        }
    }

    @Test("A refused command changes nothing and uses up no number", arguments: StoreUnderTest.allCases)
    func refusalChangesNothing(kind: StoreUnderTest) async throws {
        try await kind.withAccountPortal { store in
            let ticket = try await store.create()
            let events = try await store.allEvents()
            await #expect(throws: Refusal.self) { try await store.create(subject: " ") }
            await #expect(throws: Refusal.self) { try await store.create(as: Cast.ana, ccEmails: ["nobody"]) }
            await #expect(throws: Refusal.self) { try await store.update(ticket.number, TicketChanges(subject: "")) }
            await #expect(throws: Refusal.self) {
                try await store.transition(ticket.number, as: Cast.ana, to: "closed")
            }
            await #expect(throws: Refusal.self) { try await store.comment(ticket.number, " ") }
            await #expect(throws: Refusal.self) { try await store.comment(ticket.number, "to whom?", replyTo: 7) }
            #expect(try await store.allTickets() == [ticket])
            #expect(try await store.allEvents() == events)
            #expect(try await store.comments(of: ticket.number, tenant: Cast.tenant, after: 0, limit: 10) == [])
            #expect(try await store.create().number == ticket.number + 1)
        }
    }

    @Test("validate_only answers as if done and changes nothing", arguments: StoreUnderTest.allCases)
    func validateOnly(kind: StoreUnderTest) async throws {
        try await kind.withAccountPortal { store in
            let ticket = try await store.create()
            let events = try await store.allEvents()
            let validated = try await store.create(
                subject: "Only a question", ccEmails: ["a@example.com"], validateOnly: true, key: .named("r"))
            #expect(validated.number == 0)
            #expect(validated.subject == "Only a question")
            #expect(
                try await store.transition(ticket.number, to: "pending", validateOnly: true).status.key == "pending")
            #expect(
                try await store.update(ticket.number, TicketChanges(subject: "New"), validateOnly: true).subject
                    == "New")
            #expect(try await store.comment(ticket.number, "Hello", validateOnly: true).comment?.id == 1)
            await #expect(throws: Refusal.self) { try await store.create(subject: "", validateOnly: true) }

            #expect(try await store.allTickets() == [ticket])
            #expect(try await store.allEvents() == events)
            #expect(try await store.comments(of: ticket.number, tenant: Cast.tenant, after: 0, limit: 10) == [])
            #expect(try await store.create(key: .named("r")).number == ticket.number + 1)
        }
    }

    @Test("A ticket for a desk that is not installed is refused by name", arguments: StoreUnderTest.allCases)
    func unknownDesk(kind: StoreUnderTest) async throws {
        try await kind.withStore { store in
            let refusal = await #expect(throws: Refusal.self) { try await store.create() }
            guard case .invalid(let violations) = refusal else {
                Issue.record("\(String(describing: refusal)) is not about a field")
                return
            }
            #expect(violations.map(\.field) == ["ticket.desk"])
        }
    }

    @Test("A command on a ticket that is not there is refused as not found", arguments: StoreUnderTest.allCases)
    func unknownTicket(kind: StoreUnderTest) async throws {
        try await kind.withAccountPortal { store in
            await #expect(throws: Refusal.notFound(what: "ticket 100001")) {
                try await store.transition(100_001, to: "closed")
            }
        }
    }
}
