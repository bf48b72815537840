import Testing
import TicketCore

@Suite("Every store: waiting for events of some tickets")
struct EventWatchContractTests {
    /// How often somebody with an interest is told of what happens to one ticket of two tenants each.
    private func tellings(
        _ kind: StoreUnderTest, of interest: (_ ticket: Int64, _ other: Int64) -> EventInterest
    ) async throws -> Int {
        var count = 0
        try await kind.withAccountPortal(tenants: [Cast.tenant, Cast.otherTenant]) { store in
            let ticket = try await store.create(as: Cast.ana).number
            let other = try await store.create(as: Cast.ana).number
            let stream = store.commits(of: interest(ticket, other))
            try await store.comment(ticket, as: Cast.alba, "What happened?")
            try await store.create(as: Cast.inOtherTenant(Cast.ana))
            // Ends the stream, in which one telling at most waits.
            await store.close()
            for await _ in stream { count += 1 }
        }
        return count
    }

    @Test(
        "Who waits for a ticket, its desk, or all of its tenant is told of its events",
        .timeLimit(.minutes(10)), arguments: StoreUnderTest.allCases)
    func told(kind: StoreUnderTest) async throws {
        #expect(try await tellings(kind) { .init(tenant: Cast.tenant, ticketNumbers: [$1, $0]) } == 1)
        #expect(try await tellings(kind) { _, _ in .init(tenant: Cast.tenant, desks: [Cast.desk.key]) } == 1)
        #expect(try await tellings(kind) { _, _ in .init(tenant: Cast.tenant) } == 1)
    }

    @Test(
        "Who waits for other tickets, desks or tenants is not told", .timeLimit(.minutes(10)),
        arguments: StoreUnderTest.allCases)
    func notTold(kind: StoreUnderTest) async throws {
        #expect(try await tellings(kind) { .init(tenant: Cast.tenant, ticketNumbers: [$1]) } == 0)
        #expect(try await tellings(kind) { _, _ in .init(tenant: Cast.tenant, desks: ["elsewhere"]) } == 0)
        #expect(try await tellings(kind) { _, _ in .init(tenant: "nobody's") } == 0)
    }

    @Test(
        "Who was told of a commit finds its events, also where others have asked for the same before",
        .timeLimit(.minutes(10)), arguments: StoreUnderTest.allCases)
    func newEvents(kind: StoreUnderTest) async throws {
        try await kind.withAccountPortal { store in
            let query = EventQuery(tenant: Cast.tenant, scope: .all, after: try await store.newestCursor(), limit: 100)
            #expect(try await store.newEvents(query).entries.isEmpty)
            var told = store.commits(of: EventInterest(tenant: Cast.tenant)).makeAsyncIterator()
            for count in 1...20 {
                try await store.create(as: Cast.ana)
                try #require(await told.next() != nil)
                let pages = try await withThrowingTaskGroup { group in
                    for _ in 0..<3 { group.addTask { try await store.newEvents(query) } }
                    return try await group.reduce(into: []) { $0.append($1) }
                }
                #expect(pages.map(\.entries.count) == [count, count, count])
            }
        }
    }

    @Test("After the store is closed there is nothing to wait for", arguments: StoreUnderTest.allCases)
    func closed(kind: StoreUnderTest) async throws {
        try await kind.withAccountPortal { store in
            await store.close()
            var late = store.commits(of: EventInterest(tenant: Cast.tenant)).makeAsyncIterator()
            #expect(await late.next() == nil)
        }
    }
}
