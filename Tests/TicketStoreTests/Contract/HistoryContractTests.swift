import Testing
import TicketCore

@Suite("Every store: tickets as they were")
struct HistoryContractTests {
    @Test(
        "gives the ticket after each event as it was then, with what had been said", arguments: StoreUnderTest.allCases)
    func revisions(kind: StoreUnderTest) async throws {
        let clock = TestClock()
        try await kind.withAccountPortal(clock: clock) { store in
            var tickets = [try await store.create()]
            let number = tickets[0].number
            let start = clock.now
            clock.advance(seconds: 60)
            tickets.append(try await store.update(number, TicketChanges(subject: "Another subject")))
            clock.advance(seconds: 60)
            let note = Command.addComment(
                number: number, body: "a note", replyTo: nil, informational: false, channel: .app, isInternal: true)
            tickets.append(try await store.run(note, as: Cast.alba).ticket)
            clock.advance(seconds: 60)
            tickets.append(try await store.comment(number, as: Cast.ana, "a comment").ticket)

            for ticket in tickets {
                let past = try #require(
                    try await store.ticket(
                        number, at: .revision(ticket.revision), tenant: Cast.tenant, includesInternal: true))
                #expect(past.ticket == ticket)
                #expect(Int64(past.comments.count) == ticket.commentCount)
            }
            func at(_ seconds: Int64, internal isInternal: Bool = true) async throws -> PastTicket? {
                let time = Timestamp(microsecondsSinceEpoch: start.microsecondsSinceEpoch + seconds * 1_000_000)
                return try await store.ticket(
                    number, at: .time(time), tenant: Cast.tenant, includesInternal: isInternal)
            }
            #expect(try await at(-1) == nil)
            #expect(try await at(0)?.ticket == tickets[0])
            #expect(try await at(119)?.ticket == tickets[1])
            #expect(try await at(120)?.comments.map(\.body) == ["a note"])
            #expect(try await at(120, internal: false)?.comments == [])
            #expect(try await at(10_000)?.ticket == tickets[3])
            #expect(try await at(10_000, internal: false)?.comments.map(\.body) == ["a comment"])
            #expect(
                try await store.ticket(number, at: .revision(1), tenant: Cast.otherTenant, includesInternal: true)
                    == nil)
        }
    }

    @Test("keeps the latest thousand comments")
    func manyComments() throws {
        var replay = TicketReplay(upTo: .revision(.max), includesInternal: true)
        let status = StatusReference(key: "open", category: .open, waitingOn: .agent)
        func take(_ revision: Int64, _ change: TicketEvent.Change) throws {
            try replay.take(
                TicketEvent(
                    ticketNumber: 1, revision: revision, time: TestClock().now, actor: Cast.ana.person, change: change))
        }
        try take(
            1,
            .created(
                CreatedTicket(
                    desk: "d", deskVersion: 1, subject: "s", issueType: "", description: "", ccEmails: [],
                    shared: false, locale: nil, channel: .api, status: status)))
        for id: Int64 in 1...2_500 {
            try take(id + 1, .commentAdded(NewComment(id: id, body: "b", replyTo: nil, channel: .api)))
        }
        #expect(replay.result?.comments.map(\.id) == Array(1_501...2_500))
    }

    @Test(
        "filters events by kind, actor, the status entered, and by whose ticket it is",
        arguments: StoreUnderTest.allCases)
    func eventConditions(kind: StoreUnderTest) async throws {
        try await kind.withEveryDesk { store in
            let mine = try await store.create(as: Cast.ana).number
            let theirs = try await store.create(as: Cast.chloe).number
            try await store.run(.assign(number: mine, person: "alba"), as: Cast.alba)
            try await store.transition(mine, as: Cast.ines, to: "pending")
            try await store.comment(theirs, as: Cast.alba, "Hello")
            let all = try await store.allEvents()
            func found(_ condition: EventCondition) async throws -> [EventPage.Entry] {
                let query = EventQuery(
                    tenant: Cast.tenant, scope: .all, condition: condition, after: nil, limit: 1_000)
                let page = try await store.events(query)
                return page.entries
            }
            func expect(_ condition: EventCondition, _ wanted: (TicketEvent) -> Bool) async throws {
                let expected = all.filter { wanted($0.event) }
                #expect(!expected.isEmpty && expected.count < all.count, "\(condition)")
                #expect(try await found(condition).map(\.event) == expected.map(\.event), "\(condition)")
            }
            try await expect(EventCondition(kinds: [.commentAdded, .assigned])) {
                $0.kind == .commentAdded || $0.kind == .assigned
            }
            try await expect(EventCondition(actors: ["ines"])) { $0.actor.id == "ines" }
            try await expect(EventCondition(enteredStatuses: ["pending"])) {
                $0.enteredStatus(asCustomer: false) == "pending"
            }
            try await expect(EventCondition(requester: "ana")) { $0.ticketNumber == mine }
            try await expect(EventCondition(account: "globex")) { $0.ticketNumber == theirs }
            try await expect(EventCondition(assignees: ["alba"])) { $0.ticketNumber == mine }
            try await expect(EventCondition(includesUnassigned: true)) { $0.ticketNumber == theirs }
            #expect(try await found(EventCondition(kinds: [.created], actors: ["ines"])).isEmpty)
        }
    }
}
