import TestRandom
import Testing
import TicketArchive
import TicketCore
import TicketDesks
import TicketStoreMemory
import TicketStoreSQLite

/// Desks after random lives, carried to an empty store.
@Suite("Every store: desks after random lives are carried over whole")
struct RandomArchiveTests {
    private static let seeds: [UInt64] = Array(1...8)

    @Test("Export, import and export again give the same, in every store", arguments: seeds)
    func sameAgain(seed: UInt64) async throws {
        let clock = TestClock()
        let pairs: [(StoreUnderTest, StoreUnderTest)] = [(.memory, .sqlite), (.sqlite, .memory), (.sqlite, .sqlite)]
        let (from, to) = pairs[Int(seed % 3)]
        try await from.withEveryDesk(clock: clock) { source in
            try await live(source, seed: seed, clock)
            var archives: [String: [UInt8]] = [:]
            for desk in DeskTemplates.all { archives[desk.key] = try await source.exported(desk.key) }
            try await to.withStore(clock: clock) { target in
                let carried = try await carry(archives, to: target)
                // Desks whose tickets are merged into each other's cannot be carried; most seeds have none.
                for key in carried { #expect(try await target.exported(key) == archives[key], "seed \(seed), \(key)") }
                #expect(try await target.checked() == [])
                guard carried.count == archives.count else { return }
                let expected = try await source.everything()
                #expect(try await target.everything() == expected)
            }
        }
    }

    private func live(_ store: any TicketStore, seed: UInt64, _ clock: TestClock) async throws {
        var commands = RandomWorkflowCommands(random: SeededRandom(seed: seed))
        for step in 1...400 {
            clock.advance(seconds: commands.random.pick(step.isMultiple(of: 4) ? [60, 300, 90_000] : [0, 0, 1, 60]))
            if step == 200 { try await installMaps(store) }
            let due = try await store.dueTimers(until: clock.now, limit: 100)
            let request = commands.request(due: due, epoch: step / 4)
            guard request.actor.tenant == Cast.tenant else { continue }
            do {
                _ = try await store.execute(request)
            } catch is Refusal {}
        }
    }

    private func installMaps(_ store: any TicketStore) async throws {
        for desk in DeskTemplates.all where desk.key != "zendesk" {
            var desk = desk
            desk.statusMaps = [StatusMap(desk: "zendesk", statuses: [desk.initialStatus: "open"])]
            _ = try await store.install(desk, tenant: Cast.tenant)
        }
    }

    /// Takes the archives in, each when those are there that it needs; gives the desks that could be.
    private func carry(_ archives: [String: [UInt8]], to store: any TicketStore) async throws -> [String] {
        var waiting = archives.keys.sorted()
        var carried: [String] = []
        var before = -1
        while carried.count != before {
            before = carried.count
            for key in waiting {
                do {
                    try await store.importArchive(archives[key] ?? [])
                    carried.append(key)
                } catch let refusal as ArchiveRefusal where refusal.reason == "MERGED_ELSEWHERE" {}
            }
            waiting.removeAll(where: carried.contains)
        }
        return carried
    }
}
