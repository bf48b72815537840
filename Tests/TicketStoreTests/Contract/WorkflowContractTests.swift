import Testing
import TicketCore
import TicketDesks
import TicketStoreSQLite

@Suite("Every store: workflows")
struct WorkflowContractTests {
    private static let first: Int64 = 100_001

    @discardableResult
    private func create(
        _ store: any TicketStore, at desk: String = "zendesk", as actor: Actor = Cast.ana, cc: [String] = [],
        requester: String? = nil, channel: Channel = .mail
    ) async throws -> Int64 {
        try await store.run(
            .create(
                NewTicket(desk: desk, subject: "Help", ccEmails: cc, channel: channel, requester: requester)), as: actor
        ).ticket.number
    }

    @Test("Whatever can happen to tickets is kept as it was", arguments: StoreUnderTest.allCases)
    func everything(kind: StoreUnderTest) async throws {
        try await kind.withEveryDesk { store in
            let one = try await create(store, at: "tiered-desk", as: Cast.alba, requester: "ana")
            let two = try await create(store)
            let three = try await create(store)
            let help = try await create(store, at: "help-center")
            let commands: [(Actor, Command)] = [
                (Cast.alba, .assign(number: one, person: "alba")),
                (Cast.alba, .assignTeam(number: one, team: "technical")),
                (Cast.alba, .escalate(number: one, tier: "tier2", reason: "Odd\u{0}behaviour")),
                (Cast.alba, .transition(number: one, status: "resolved", reason: "Done")),
                (Cast.alba, .setTrack(number: help, track: "incident", state: "in_progress")),
                (Cast.alba, .assign(number: two, person: "ines")),
                (Cast.ines, .transition(number: two, status: "solved")),
                (Cast.ana, .rate(number: two, score: 1, comment: "Fine\u{0}!")),
                (Cast.ana, .addParticipant(number: two, email: "chloe@example.com")),
                (Cast.ana, .removeParticipant(number: two, email: "chloe@example.com")),
                (Cast.alba, .link(number: two, other: three, kind: .childOf)),
                (Cast.alba, .unlink(number: two, other: three, kind: .childOf)),
                (Cast.alba, .merge(number: three, into: two)),
                (Cast.alba, .unmerge(number: three)),
                (Cast.ines, .delete(number: three)),
                (Cast.ines, .undelete(number: three)),
                (Cast.alba, .tag(number: two, add: ["vip", "größe"], remove: [])),
                (Cast.alba, .tag(number: two, add: [], remove: ["vip"])),
                (Cast.alba, .setFields(number: two, values: ["priority": "high"])),
                (Cast.ana, .addComment(number: two, body: "Again", replyTo: nil, informational: false, channel: .mail)),
                (
                    Cast.alba,
                    .addComment(
                        number: two, body: "Note", replyTo: 1, informational: false, channel: .api, isInternal: true)
                ),
            ]
            for (actor, command) in commands { try await store.run(command, as: actor) }
            var replayed: [Int64: Ticket] = [:]
            let entries = try await store.allEvents()
            for entry in entries {
                let number = entry.event.ticketNumber
                replayed[number] = Ticket.applying(entry.event, to: replayed[number])
            }
            for number in [one, two, three, help] {
                #expect(try await store.ticket(number, tenant: Cast.tenant) == replayed[number])
            }
            let kinds = Set(entries.map { String(describing: $0.event.change).prefix { $0 != "(" } })
            #expect(kinds.count == 22, "\(kinds.sorted())")
            if let sqlite = store as? SQLiteTicketStore { #expect(try await sqlite.checkIntegrity(limit: 10) == []) }
        }
    }

    @Test("A move to another desk shows in the lists and in the feed of that desk", arguments: StoreUnderTest.allCases)
    func move(kind: StoreUnderTest) async throws {
        try await kind.withEveryDesk { store in
            var desk = DeskTemplates.helpCenter
            desk.statusMaps = [StatusMap(desk: "zendesk", statuses: ["open": "open"])]
            _ = try await store.install(desk, tenant: Cast.tenant)
            let number = try await create(store, at: "help-center")
            try await store.run(.move(number: number, desk: "zendesk"), as: Cast.alba)
            let found = try await store.allTickets(filter: TicketFilter(desks: ["zendesk"]))
            #expect(found.map(\.number) == [number])
            #expect(try await store.allTickets(filter: TicketFilter(desks: ["help-center"])) == [])
            #expect(try await store.allEvents().allSatisfy { $0.desk == "zendesk" })
        }
    }

    @Test(
        "Notes among staff are in no answer to a customer, nor to a program without the scope",
        arguments: StoreUnderTest.allCases)
    func notes(kind: StoreUnderTest) async throws {
        try await kind.withEveryDesk { store in
            let number = try await create(store)
            for isInternal in [false, true] {
                try await store.run(
                    .addComment(
                        number: number, body: isInternal ? "canary" : "public", replyTo: nil, informational: true,
                        channel: .api, isInternal: isInternal), as: Cast.alba)
            }
            try await store.run(.tag(number: number, add: ["canary"], remove: []), as: Cast.alba)
            let staff = try await store.comments(
                of: number, tenant: Cast.tenant, after: 0, limit: 10, includingInternal: true)
            #expect(staff.map(\.body) == ["public", "canary"])
            #expect(staff.map(\.isInternal) == [false, true])
            let customer = try await store.comments(
                of: number, tenant: Cast.tenant, after: 0, limit: 10, includingInternal: false)
            #expect(customer.map(\.body) == ["public"])

            let scopes = [Authorization.visibleTickets(to: Cast.ana), .all]
            for scope in scopes {
                for numbers in [[], [number]] {
                    let page = try await store.events(
                        EventQuery(
                            tenant: Cast.tenant, scope: scope, ticketNumbers: numbers, after: nil, limit: 100,
                            includesInternal: scope != .all))
                    #expect(page.entries.map(\.event.revision) == [1, 2])
                    #expect(!page.hasMore)
                    #expect(!"\(page)".contains("canary"))
                }
            }
            let all = try await store.events(
                EventQuery(tenant: Cast.tenant, scope: .all, after: nil, limit: 100, includesInternal: true))
            #expect(all.entries.count == 4)
        }
    }

    @Test(
        "Whoever is let in finds the ticket in lists and its events, until removed", arguments: StoreUnderTest.allCases)
    func participants(kind: StoreUnderTest) async throws {
        try await kind.withEveryDesk { store in
            let scope = Authorization.visibleTickets(to: Cast.chloe)
            var own: [Int64] = []
            for _ in 0..<3 {
                try await create(store)
                own.append(try await create(store, as: Cast.chloe))
            }
            let number = try await create(store, cc: ["Chloe@example.com"], channel: .app)
            let mine = own + [number]
            for limit in [1, 2, 10] {
                var found: [Int64] = []
                while true {
                    let page = try await store.tickets(
                        TicketQuery(
                            tenant: Cast.tenant, scope: scope, filter: TicketFilter(), before: found.last, limit: limit)
                    )
                    if page.isEmpty { break }
                    found += page.map(\.number)
                }
                #expect(found == mine.sorted(by: >), "pages of \(limit)")
            }
            #expect(Set(try await store.allEvents(scope: scope).map(\.event.ticketNumber)) == Set(mine))
            try await store.run(.removeParticipant(number: number, email: "chloe@example.com"), as: Cast.ana)
            #expect(try await store.allTickets(scope: scope).map(\.number) == own.reversed())
            #expect(Set(try await store.allEvents(scope: scope).map(\.event.ticketNumber)) == Set(own))
        }
    }

    @Test("Deleted tickets are not listed, but to staff who ask for them", arguments: StoreUnderTest.allCases)
    func deleted(kind: StoreUnderTest) async throws {
        try await kind.withEveryDesk { store in
            let number = try await create(store)
            try await store.run(.delete(number: number), as: Cast.ines)
            let scope = Authorization.visibleTickets(to: Cast.ana)
            let all = TicketFilter(includesDeleted: true)
            #expect(try await store.allTickets() == [])
            #expect(try await store.allTickets(filter: all).map(\.number) == [number])
            #expect(try await store.allTickets(scope: scope, filter: all) == [])
            #expect(try await store.allEvents(scope: scope) == [])
            try await store.run(.undelete(number: number), as: Cast.ines)
            #expect(try await store.allTickets(scope: scope).map(\.number) == [number])
        }
    }

    @Test("Tickets are found by who works on them, by team and by tier", arguments: StoreUnderTest.allCases)
    func filters(kind: StoreUnderTest) async throws {
        try await kind.withEveryDesk { store in
            let one = try await create(store, at: "tiered-desk", as: Cast.alba, requester: "ana")
            let two = try await create(store, at: "tiered-desk", as: Cast.alba, requester: "ana")
            try await store.run(.assign(number: one, person: "alba"), as: Cast.alba)
            try await store.run(.assignTeam(number: one, team: "technical"), as: Cast.alba)
            try await store.run(.escalate(number: two, tier: "tier2", reason: "Odd"), as: Cast.alba)
            for (filter, expected) in [
                (TicketFilter(assignees: ["alba"]), [one]), (TicketFilter(assignees: ["ines"]), []),
                (TicketFilter(teams: ["technical"]), [one]), (TicketFilter(tiers: ["tier2"]), [two]),
                (TicketFilter(tiers: ["tier1", "tier2"]), [two, one]),
            ] {
                #expect(try await store.allTickets(filter: filter).map(\.number) == expected)
            }
        }
    }

    @Test("Due timers are listed in their order, and each fires once", arguments: StoreUnderTest.allCases)
    func timers(kind: StoreUnderTest) async throws {
        let clock = TestClock()
        try await kind.withEveryDesk(clock: clock) { store in
            var numbers: [Int64] = []
            for _ in 0..<3 {
                let number = try await create(store, at: "live-chat", channel: .chat)
                try await store.run(
                    .addComment(number: number, body: "?", replyTo: nil, informational: false, channel: .chat),
                    as: Cast.alba)
                numbers.append(number)
                clock.advance(seconds: 60)
            }
            #expect(try await store.dueTimers(until: clock.now, limit: 10) == [])
            clock.advance(seconds: 600)
            let due = try await store.dueTimers(until: clock.now, limit: 10)
            #expect(due.map(\.ticketNumber) == numbers)
            #expect(try await store.dueTimers(until: clock.now, limit: 2) == Array(due.prefix(2)))
            #expect(due.allSatisfy { $0.tenant == Cast.tenant && $0.timer.key == "inactivity" })

            try await store.run(.delete(number: numbers[0]), as: Cast.ines)
            #expect(
                try await store.dueTimers(until: clock.now, limit: 10).map(\.ticketNumber) == [numbers[1], numbers[2]])
            try await store.run(.fireTimer(number: numbers[1], timer: due[1].timer), as: Cast.system)
            #expect(try await store.ticket(numbers[1], tenant: Cast.tenant)?.status.key == "closed")
            #expect(try await store.dueTimers(until: clock.now, limit: 10).map(\.ticketNumber) == [numbers[2]])
            await #expect(throws: Refusal.self) {
                try await store.run(.fireTimer(number: numbers[1], timer: due[1].timer), as: Cast.system)
            }
        }
    }

    @Test(
        "A reply to a closed ticket makes one follow-up, however often it is sent", arguments: StoreUnderTest.allCases)
    func followUp(kind: StoreUnderTest) async throws {
        let clock = TestClock()
        try await kind.withEveryDesk(clock: clock) { store in
            let number = try await create(store)
            try await store.run(.assign(number: number, person: "alba"), as: Cast.alba)
            try await store.run(.transition(number: number, status: "solved"), as: Cast.alba)
            clock.advance(seconds: 4 * 86_400)
            let due = try #require(try await store.dueTimers(until: clock.now, limit: 1).first)
            try await store.run(.fireTimer(number: number, timer: due.timer), as: Cast.system)
            let reply = Command.addComment(
                number: number, body: "It is back", replyTo: nil, informational: false, channel: .mail)
            let first = try await store.run(reply, as: Cast.ana, key: .named("again", body: 1))
            let second = try await store.run(reply, as: Cast.ana, key: .named("again", body: 1))
            #expect(first == second)
            #expect(first.ticket.number == number + 1)
            #expect(try await store.allTickets().count == 2)
            let old = try await store.ticket(number, tenant: Cast.tenant)
            #expect(old?.state.links == [TicketLink(number: number + 1, kind: .followedUpBy)])
        }
    }

    @Test("A comment on a merged ticket stands on its target", arguments: StoreUnderTest.allCases)
    func merged(kind: StoreUnderTest) async throws {
        try await kind.withEveryDesk { store in
            let source = try await create(store)
            let target = try await create(store)
            try await store.run(.merge(number: source, into: target), as: Cast.alba)
            let outcome = try await store.comment(source, key: .named("once", body: 1))
            #expect(outcome.ticket.number == target)
            #expect(try await store.comment(source, key: .named("once", body: 1)) == outcome)
            let comments = try await store.comments(of: target, tenant: Cast.tenant, after: 0, limit: 10)
            #expect(comments.map(\.writtenOn) == [source])
            #expect(try await store.comments(of: source, tenant: Cast.tenant, after: 0, limit: 10) == [])
        }
    }
}
