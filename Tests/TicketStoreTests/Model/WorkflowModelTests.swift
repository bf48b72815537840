import TestRandom
import Testing
import TicketCore
import TicketDesks
import TicketStoreMemory
import TicketStoreSQLite

/// Every store against the model, with all that workflows can do at five desks.
@Suite("Every store: the same as the model, at every desk")
struct WorkflowModelTests {
    private static let stores = StoreUnderTest.allCases.filter { $0 != .memory }

    private static let seeds: [UInt64] = Array(1...6)

    @Test("Random commands come to the same, and every read answers the same", arguments: stores, seeds)
    func sameAsModel(kind: StoreUnderTest, seed: UInt64) async throws {
        let clock = TestClock()
        let model = InMemoryTicketStore(clock: { clock.now })
        try await kind.withStore(clock: clock) { store in
            for tenant in [Cast.tenant, Cast.otherTenant] {
                try await model.installEverything(tenant: tenant)
                try await store.installEverything(tenant: tenant)
            }
            var commands = RandomWorkflowCommands(random: SeededRandom(seed: seed))
            for step in 1...500 {
                // Request ids are named anew when a day may have passed, after which a store may forget them.
                clock.advance(
                    seconds: commands.random.pick(step.isMultiple(of: 4) ? [60, 300, 90_000] : [0, 0, 1, 60]))
                if step == 250 { try await installMaps(model, store) }
                let place: Testing.Comment = "seed \(seed), step \(step)"
                let due = try await model.dueTimers(until: clock.now, limit: 100)
                let actualDue = try await store.dueTimers(until: clock.now, limit: 100)
                try #require(Self.ordered(actualDue) == Self.ordered(due), place)
                let request = commands.request(due: due, epoch: step / 4)
                let expected = try await outcome(of: request, model)
                let actual = try await outcome(of: request, store)
                try #require(actual == expected, "seed \(seed), step \(step): \(request)")
                if step.isMultiple(of: 50) { try await expectSameReads(model, store, place) }
            }
            if let sqlite = store as? SQLiteTicketStore { #expect(try await sqlite.checkIntegrity(limit: 10) == []) }
        }
    }

    /// From here on tickets can go from everywhere to zendesk, and migrate.
    private func installMaps(_ stores: any TicketStore...) async throws {
        for store in stores {
            for desk in DeskTemplates.all where desk.key != "zendesk" {
                var desk = desk
                desk.statusMaps = [StatusMap(desk: "zendesk", statuses: [desk.initialStatus: "open"])]
                _ = try await store.install(desk, tenant: Cast.tenant)
            }
        }
    }

    /// Several may be due at the same moment; their order is open.
    private static func ordered(_ due: [DueTimer]) -> [String] { due.map { "\($0)" }.sorted() }

    private func outcome(
        of request: CommandRequest, _ store: any TicketStore
    ) async throws -> Result<CommandOutcome, Refusal> {
        do {
            return .success(try await store.execute(request))
        } catch let refusal as Refusal {
            return .failure(refusal)
        }
    }

    private func expectSameReads(
        _ model: any TicketStore, _ store: any TicketStore, _ place: Testing.Comment
    ) async throws {
        let scopes = [TicketScope.all] + Cast.everybody.map(Authorization.visibleTickets)
        let filters = [
            TicketFilter(), TicketFilter(includesDeleted: true), TicketFilter(assignees: ["alba"]),
            TicketFilter(desks: ["zendesk"]), TicketFilter(tiers: ["tier2"]),
        ]
        for tenant in [Cast.tenant, Cast.otherTenant] {
            for scope in scopes {
                for filter in filters {
                    let expected = try await model.allTickets(tenant: tenant, scope: scope, filter: filter)
                    let actual = try await store.allTickets(tenant: tenant, scope: scope, filter: filter)
                    try #require(actual == expected, place)
                }
                let expected = try await model.allEvents(tenant: tenant, scope: scope).map(\.event)
                let actual = try await store.allEvents(tenant: tenant, scope: scope).map(\.event)
                try #require(actual == expected, place)
            }
            for number in 100_001...100_010 as ClosedRange<Int64> {
                for isInternal in [false, true] {
                    let expected = try await model.comments(
                        of: number, tenant: tenant, after: 0, limit: 100, includingInternal: isInternal)
                    let actual = try await store.comments(
                        of: number, tenant: tenant, after: 0, limit: 100, includingInternal: isInternal)
                    try #require(actual == expected, place)
                }
            }
        }
    }
}
