import Testing
import TicketCore

@Suite("Every store: filters for staff")
struct WorkFilterContractTests {
    private struct Numbers {
        var taken: Int64 = 0
        var tagged: Int64 = 0
        var handed: Int64 = 0
        var tracked: Int64 = 0
        var deleted: Int64 = 0
    }

    private func fill(_ store: any TicketStore) async throws -> Numbers {
        func create(_ desk: String) async throws -> Int64 {
            let new = NewTicket(
                desk: desk, subject: "A subject", description: "Words", channel: desk == "tiered-desk" ? .mail : .app,
                requester: "ana")
            return try await store.run(.create(new), as: Cast.alba).ticket.number
        }
        var numbers = Numbers()
        numbers.taken = try await create("account-portal")
        try await store.run(.assign(number: numbers.taken, person: "alba"), as: Cast.alba)
        numbers.tagged = try await create("account-portal")
        try await store.run(.tag(number: numbers.tagged, add: ["vip", "late"], remove: []), as: Cast.alba)
        numbers.handed = try await create("tiered-desk")
        try await store.run(.escalate(number: numbers.handed, tier: "tier2", reason: "Odd"), as: Cast.alba)
        numbers.tracked = try await create("help-center")
        try await store.run(
            .setTrack(number: numbers.tracked, track: "incident", state: "in_progress"), as: Cast.alba)
        numbers.deleted = try await create("account-portal")
        try await store.run(.delete(number: numbers.deleted), as: Cast.ines)
        return numbers
    }

    @Test("find tickets by who works on them, tier, tags and tracks", arguments: StoreUnderTest.allCases)
    func find(kind: StoreUnderTest) async throws {
        try await kind.withEveryDesk { store in
            let numbers = try await fill(store)
            let all = [numbers.taken, numbers.tagged, numbers.handed, numbers.tracked]
            func found(_ filter: TicketFilter) async throws -> [Int64] {
                try await store.allTickets(filter: filter).map(\.number).sorted()
            }
            let taken = try await found(TicketFilter(assignees: ["alba", "nobody"]))
            #expect(taken.contains(numbers.taken))
            #expect(try await found(TicketFilter(includesUnassigned: true)) == all.filter { !taken.contains($0) })
            #expect(try await found(TicketFilter(assignees: ["alba"], includesUnassigned: true)) == all)
            #expect(try await found(TicketFilter(tags: ["vip"])) == [numbers.tagged])
            #expect(try await found(TicketFilter(tags: ["vip", "late"])) == [numbers.tagged])
            #expect(try await found(TicketFilter(tags: ["vip", "other"])) == [])
            #expect(try await found(TicketFilter(tags: ["vi"])) == [])
            #expect(try await found(TicketFilter(tiers: ["tier2"])) == [numbers.handed])
            let inProgress = TrackCondition(track: "incident", state: "in_progress")
            #expect(try await found(TicketFilter(trackStates: [inProgress])) == [numbers.tracked])
            #expect(try await found(TicketFilter(includesDeleted: true)) == all + [numbers.deleted])

            try await store.run(.tag(number: numbers.tagged, add: [], remove: ["vip", "late"]), as: Cast.alba)
            try await store.run(
                .setTrack(number: numbers.tracked, track: "incident", state: "completed"), as: Cast.alba)
            #expect(try await found(TicketFilter(tags: ["late"])) == [])
            #expect(try await found(TicketFilter(trackStates: [inProgress])) == [])
        }
    }
}
