import TestRandom
import Testing
import TicketCore
import TicketStoreMemory

/// Every store against the model: the same random commands, the same outcomes, the same answers to every question.
@Suite("Every store: the same as the model")
struct ModelTests {
    private static let stores = StoreUnderTest.allCases.filter { $0 != .memory }
    private static let seeds: [UInt64] = Array(1...8)
    private static let stepCount = 400

    @Test("Random commands come to the same, and every read answers the same", arguments: stores, seeds)
    func sameAsModel(kind: StoreUnderTest, seed: UInt64) async throws {
        let clock = TestClock()
        let model = InMemoryTicketStore(clock: { clock.now })
        try await kind.withStore(clock: clock) { store in
            var commands = RandomCommands(random: SeededRandom(seed: seed))
            for tenant in [Cast.tenant, Cast.otherTenant] {
                try await expectSameInstallation(of: Cast.desk, tenant: tenant, model, store)
            }
            for step in 1...Self.stepCount {
                clock.advance(seconds: Int64.random(in: 0...30, using: &commands.random))
                if commands.random.chance(2) {
                    try await expectSameInstallation(of: commands.desk(), tenant: Cast.tenant, model, store)
                }
                let request = commands.request()
                let expected = try await outcome(of: request, model)
                let actual = try await outcome(of: request, store)
                try #require(actual == expected, "seed \(seed), step \(step): \(request)")
                guard step.isMultiple(of: 25) else { continue }
                let queries = RandomQueries(
                    random: SeededRandom(seed: seed &* 1_000 &+ UInt64(step)), now: clock.now)
                try await expectSameReads(queries, model, store, "seed \(seed), step \(step)")
            }
        }
    }

    private func outcome(
        of request: CommandRequest, _ store: any TicketStore
    ) async throws -> Result<CommandOutcome, Refusal> {
        do {
            return .success(try await store.execute(request))
        } catch let refusal as Refusal {
            return .failure(refusal)
        }
    }

    private func expectSameInstallation(
        of desk: Desk, tenant: String, _ model: any TicketStore, _ store: any TicketStore
    ) async throws {
        let expected = try await model.install(desk, tenant: tenant)
        let actual = try await store.install(desk, tenant: tenant)
        try #require(actual == expected)
    }

    private func expectSameReads(
        _ queries: RandomQueries, _ model: any TicketStore, _ store: any TicketStore, _ place: Testing.Comment
    ) async throws {
        var queries = queries
        for _ in 0..<30 {
            let tickets = queries.tickets()
            let expectedTickets = try await model.tickets(tickets)
            let actualTickets = try await store.tickets(tickets)
            try #require(actualTickets == expectedTickets, place)

            let (number, tenant, after, limit) = queries.comments()
            let expectedComments = try await model.comments(of: number, tenant: tenant, after: after, limit: limit)
            let actualComments = try await store.comments(of: number, tenant: tenant, after: after, limit: limit)
            try #require(actualComments == expectedComments, place)

            let expectedTicket = try await model.ticket(number, tenant: tenant)
            let actualTicket = try await store.ticket(number, tenant: tenant)
            try #require(actualTicket == expectedTicket, place)

            let events = queries.events()
            let expectedEvents = try await feed(model, events)
            let actualEvents = try await feed(store, events)
            try #require(actualEvents == expectedEvents, place)
        }
        let expectedDesks = try await model.desks(tenant: Cast.tenant)
        let actualDesks = try await store.desks(tenant: Cast.tenant)
        try #require(actualDesks == expectedDesks, place)
    }

    /// All the events that a query finds, read page by page. Cursors differ between stores and are left out.
    private func feed(_ store: any TicketStore, _ query: EventQuery) async throws -> [FeedItem] {
        var query = query
        var items: [FeedItem] = []
        for _ in 0..<10_000 {
            let page = try await store.events(query)
            items += page.entries.map { FeedItem(desk: $0.desk, event: $0.event) }
            query.after = page.end
            if !page.hasMore { return items }
        }
        throw EndlessFeed()
    }

    private struct FeedItem: Equatable {
        var desk: String
        var event: TicketEvent
    }

    private struct EndlessFeed: Error {}
}
