import Testing
import TicketCore
import TicketDesks
import TicketStoreSQLite

@Suite("Store: what customers see of a status that is hidden from them")
struct CustomerViewContractTests {
    /// Ana's ticket at zendesk, on hold, which customers see as open.
    private func onHold(_ store: any TicketStore) async throws -> Int64 {
        let new = NewTicket(desk: "zendesk", subject: "s")
        let number = try await store.run(.create(new), as: Cast.ana).ticket.number
        for status in ["open", "on-hold"] { try await store.transition(number, to: status) }
        return number
    }

    @Test(
        "Customers' lists compare what they see, staff's what is, for tickets that come and go",
        arguments: StoreUnderTest.allCases)
    func lists(kind: StoreUnderTest) async throws {
        try await kind.withEveryDesk { store in
            let number = try await onHold(store)
            func found(_ filter: TicketFilter, _ actor: Actor) async throws -> Bool {
                try await store.allTickets(scope: Authorization.visibleTickets(to: actor), filter: filter)
                    .map(\.number) == [number]
            }
            let hidden = [
                TicketFilter(statuses: ["on-hold"]), TicketFilter(categories: [.waiting]),
                TicketFilter(waitingOn: [.thirdParty]),
            ]
            let seen = [
                TicketFilter(statuses: ["open"]), TicketFilter(categories: [.open]), TicketFilter(waitingOn: [.agent]),
            ]
            for (filters, actor, expected) in [
                (hidden, Cast.ana, false), (seen, Cast.ana, true), (hidden, Cast.alba, true), (seen, Cast.alba, false),
            ] {
                for filter in filters { #expect(try await found(filter, actor) == expected, "\(filter)") }
            }
            try await store.transition(number, to: "pending")
            #expect(try await found(TicketFilter(statuses: ["pending"]), Cast.ana))
            #expect(try await !found(TicketFilter(statuses: ["open"]), Cast.ana))
            if let sqlite = store as? SQLiteTicketStore { #expect(try await sqlite.checkIntegrity(limit: 10) == []) }
        }
    }

    @Test("A move that customers cannot see is not in their feed", arguments: StoreUnderTest.allCases)
    func feed(kind: StoreUnderTest) async throws {
        try await kind.withEveryDesk { store in
            let number = try await onHold(store)
            try await store.transition(number, to: "pending")
            func revisions(_ actor: Actor) async throws -> [Int64] {
                try await store.allEvents(scope: Authorization.visibleTickets(to: actor)).map(\.event.revision)
            }
            #expect(try await revisions(Cast.ana) == [1, 2, 4])
            #expect(try await revisions(Cast.alba) == [1, 2, 3, 4])
        }
    }

    @Test("What is between the requester and staff is not in a colleague's feed", arguments: StoreUnderTest.allCases)
    func audience(kind: StoreUnderTest) async throws {
        try await kind.withEveryDesk { store in
            let new = NewTicket(desk: "zendesk", subject: "s", shared: true)
            let number = try await store.run(.create(new), as: Cast.ana).ticket.number
            try await store.run(.addParticipant(number: number, email: "x@example.com"), as: Cast.ana)
            try await store.run(.removeParticipant(number: number, email: "x@example.com"), as: Cast.ana)
            func count(_ actor: Actor) async throws -> Int {
                try await store.allEvents(scope: Authorization.visibleTickets(to: actor)).count
            }
            #expect(try await count(Cast.ana) == 3)
            #expect(try await count(Cast.bruno) == 1)
            #expect(try await count(Cast.alba) == 3)
        }
    }
}
