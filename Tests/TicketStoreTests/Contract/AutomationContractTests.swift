import Testing
import TicketCore
import TicketDesks
import TicketStoreSQLite

@Suite("Every store: automation and promises")
struct AutomationContractTests {
    private func urgent(_ store: any TicketStore) async throws -> Int64 {
        let number = try await store.run(
            .create(NewTicket(desk: "zendesk", subject: "On fire", locale: "es", channel: .mail)), as: Cast.ana
        ).ticket.number
        return try await store.run(.setFields(number: number, values: ["priority": "urgent"]), as: Cast.alba)
            .ticket.number
    }

    @Test("Promises, causes and what rules leave out are kept as they were", arguments: StoreUnderTest.allCases)
    func kept(kind: StoreUnderTest) async throws {
        let clock = TestClock()
        try await kind.withEveryDesk(clock: clock) { store in
            var desk = DeskTemplates.zendesk
            desk.automation.rules += [
                AutomationRule(
                    key: "bold", events: [.targetBreached(.resolution)],
                    actions: [.setStatus("solved"), .tag(add: ["bold"], remove: [])])
            ]
            desk.automation.rules += (0..<9).map { index in
                AutomationRule(
                    key: "r\(index)", events: [.tagged(index == 0 ? "bold" : "t\(index)")],
                    actions: [.tag(add: ["t\(index + 1)"], remove: [])])
            }
            _ = try await store.install(desk, tenant: Cast.tenant)
            let number = try await urgent(store)
            try await store.run(.transition(number: number, status: "pending"), as: Cast.alba)
            try await store.run(.transition(number: number, status: "open"), as: Cast.alba)
            let open = try #require(try await store.ticket(number, tenant: Cast.tenant))
            let due = try #require(open.state.target(.resolution)?.dueTime)
            clock.advance(seconds: 86_400)
            for timer in try await store.dueTimers(until: due, limit: 10) {
                try await store.run(.fireTimer(number: timer.ticketNumber, timer: timer.timer), as: Cast.system)
            }
            #expect(try await store.dueTimers(until: due, limit: 10) == [])
            try await store.run(
                .applyMacro(number: number, macro: "take_over", channel: .app), as: Cast.alba)

            let entries = try await store.allEvents()
            var replayed: Ticket?
            for entry in entries { replayed = Ticket.applying(entry.event, to: replayed) }
            let ticket = try #require(try await store.ticket(number, tenant: Cast.tenant))
            #expect(ticket == replayed)
            #expect(ticket.state.target(.resolution)?.breachTime == due)
            #expect(entries.contains { if case .actionSkipped = $0.event.change { true } else { false } })
            #expect(entries.contains { $0.event.change == .rulesStopped(.depth) })
            #expect(entries.contains { $0.event.cause?.rule == "bold" && $0.event.cause?.revision != nil })
            #expect(entries.filter { $0.event.cause?.macro == "take_over" }.count == 2)
            if let sqlite = store as? SQLiteTicketStore { #expect(try await sqlite.checkIntegrity(limit: 10) == []) }
        }
    }

    @Test("A macro that is asked for twice under one request id is applied once", arguments: StoreUnderTest.allCases)
    func idempotent(kind: StoreUnderTest) async throws {
        try await kind.withEveryDesk { store in
            let number = try await urgent(store)
            let macro = Command.applyMacro(number: number, macro: "ask_for_details", channel: .app)
            let first = try await store.run(macro, as: Cast.alba, key: .named("once"))
            let second = try await store.run(macro, as: Cast.alba, key: .named("once"))
            #expect(first == second)
            #expect(first.comment?.body.contains("«On fire»") ?? false)
            #expect(first.ticket.status.key == "pending")
            #expect(first.ticket.commentCount == 1)
        }
    }

    @Test("No customer sees promises or what staff sort by", arguments: StoreUnderTest.allCases)
    func hidden(kind: StoreUnderTest) async throws {
        try await kind.withEveryDesk { store in
            let number = try await urgent(store)
            let seen = try await store.allEvents(scope: Authorization.visibleTickets(to: Cast.ana))
            #expect(seen.map(\.event.ticketNumber) == [number])
            #expect(seen.map(\.event.revision) == [1])
        }
    }
}
