import Foundation
import TestThreads
import Testing
import TicketSimulation

/// `TICKETD_SIMULATION_SEEDS` says how many schedules to run, `TICKETD_SIMULATION_SEED` with which to begin; without
/// the former it runs alone and tells its story.
@Suite("Clients, server and disk on one clock", .onThreadOfItsOwn)
struct SimulationTests {
    private static func number(_ name: String) -> UInt64? {
        ProcessInfo.processInfo.environment[name].flatMap { UInt64($0) }
    }

    private static let seeds: Range<UInt64> = {
        let first = number("TICKETD_SIMULATION_SEED")
        let count = number("TICKETD_SIMULATION_SEEDS") ?? (first == nil ? 1_000 : 1)
        return (first ?? 1)..<((first ?? 1) + count)
    }()

    @Test("Nothing acknowledged is lost, nothing doubled, and everybody sees one order of things, on every schedule")
    func keepsEveryPromise() async throws {
        let isAlone = Self.seeds.count == 1
        var sum = SimulationRun.Sum()
        for seed in Self.seeds {
            let run = try await SimulationRun(seed: seed)
            do {
                sum += try await run.run()
            } catch {
                Issue.record("\(error); TICKETD_SIMULATION_SEED=\(seed) replays it")
            }
            if isAlone { print(run.story.joined(separator: "\n")) }
        }
        print(sum)
        // Schedules in which nothing happens would keep every promise.
        #expect(isAlone || sum.answerCount > 8 * Self.seeds.count && sum.eventCount > 6 * Self.seeds.count)
        #expect(isAlone || sum.crashCount > Self.seeds.count / 2)
    }

    @Test("The same seed gives the same run", arguments: 1...10 as ClosedRange<UInt64>)
    func replays(seed: UInt64) async throws {
        let first = try await SimulationRun(seed: seed).run()
        let second = try await SimulationRun(seed: seed).run()
        #expect(first == second)
    }

    @Test("A defect that is put in is found", arguments: SimulationFault.allCases)
    func findsFaults(fault: SimulationFault) async throws {
        for seed in 1...60 as ClosedRange<UInt64> {
            let run = try await SimulationRun(seed: seed, fault: fault)
            guard (try? await run.run()) != nil else { return }
        }
        Issue.record("sixty schedules with \(fault) kept every promise")
    }
}
