import Testing
import TicketCore

@Suite("Every store: writers that expect a revision")
struct RevisionContractTests {
    @Test("Of fifty writers with one expected revision one wins", arguments: StoreUnderTest.allCases)
    func race(kind: StoreUnderTest) async throws {
        try await kind.withAccountPortal { store in
            let number = try await store.create().number
            let results = await withTaskGroup(of: Result<Ticket, any Error>.self) { group in
                for index in 0..<50 {
                    group.addTask {
                        do {
                            return .success(
                                try await store.update(
                                    number, TicketChanges(subject: "Writer \(index)"), expecting: 1))
                        } catch {
                            return .failure(error)
                        }
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            let winners = results.compactMap { try? $0.get() }
            let refusals = results.compactMap { result in
                if case .failure(let error) = result { error as? Refusal } else { nil }
            }
            #expect(winners.count == 1)
            #expect(refusals == [Refusal](repeating: .staleRevision(expected: 1, present: 2), count: 49))
            #expect(try await store.ticket(number, tenant: Cast.tenant) == winners.first)
        }
    }

    @Test("Every command that a ticket has checks the expected revision", arguments: StoreUnderTest.allCases)
    func everyCommand(kind: StoreUnderTest) async throws {
        try await kind.withAccountPortal { store in
            let number = try await store.create().number
            try await store.update(number, TicketChanges(subject: "Changed"))
            let stale = Refusal.staleRevision(expected: 1, present: 2)
            await #expect(throws: stale) {
                try await store.update(number, TicketChanges(subject: "Late"), expecting: 1)
            }
            await #expect(throws: stale) { try await store.transition(number, to: "pending", expecting: 1) }
            await #expect(throws: stale) { try await store.comment(number, expecting: 1) }
            #expect(try await store.transition(number, to: "pending", expecting: 2).revision == 3)
        }
    }

    @Test(
        "Commands of one ticket that race all take effect, each with its own revision",
        arguments: StoreUnderTest.allCases)
    func racingComments(kind: StoreUnderTest) async throws {
        try await kind.withAccountPortal { store in
            let number = try await store.create().number
            let ids = try await withThrowingTaskGroup(of: Int64?.self) { group in
                for index in 0..<50 {
                    group.addTask { try await store.comment(number, "Comment \(index)").comment?.id }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(ids.compactMap { $0 }.sorted() == Array(1...50))
            let ticket = try #require(try await store.ticket(number, tenant: Cast.tenant))
            #expect(ticket.revision == 51)
            #expect(ticket.commentCount == 50)
            #expect(try await store.allEvents().map(\.event.revision) == Array(1...51))
        }
    }
}
