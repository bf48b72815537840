import ArgumentParser
import Foundation
import TicketSimulation

/// Prints what has run, and the seed of each that broke a promise; exits with 1 when one did. `TICKETD_SIMULATION_SEED=SEED
/// swift test --filter SimulationTests/keepsEveryPromise` replays it and tells its story.
@main
struct SimulateAll: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate-all",
        abstract: "Runs schedules of clients, services, the store and a failing disk on one clock.")

    private static let progressEvery: UInt64 = 1_000

    @Argument(help: "How many schedules.")
    var scheduleCount: UInt64 = 50_000

    @Argument(help: "The first seed.")
    var firstSeed: UInt64 = 1

    func run() async throws {
        var sum = SimulationRun.Sum()
        var failureCount = 0
        for index in 0..<scheduleCount {
            do {
                sum += try await SimulationRun(seed: firstSeed + index).run()
            } catch {
                failureCount += 1
                print("seed \(firstSeed + index): \(error)")
            }
            guard (index + 1) % Self.progressEvery == 0 || index + 1 == scheduleCount else { continue }
            print("\(sum); \(failureCount) broken promises")
            fflush(nil)
        }
        guard failureCount == 0 else { throw ExitCode.failure }
    }
}
