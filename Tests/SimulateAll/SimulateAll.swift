import Foundation
import TicketSimulation

/// Runs schedules of clients, services, the store and a failing disk on one clock:
///
///     simulate-all [SCHEDULES [FIRST SEED]]
///
/// Prints what has run, and the seed of each that broke a promise; exits with 1 when one did. `TICKETD_SIMULATION_SEED=SEED
/// swift test --filter SimulationTests/keepsEveryPromise` replays it and tells its story.
@main
struct SimulateAll {
    private static let progressEvery: UInt64 = 1_000

    static func main() async {
        let arguments = CommandLine.arguments.dropFirst().map { UInt64($0) }
        guard !arguments.contains(nil), arguments.count <= 2 else {
            print("usage: simulate-all [SCHEDULES [FIRST SEED]]")
            exit(2)
        }
        let numbers = arguments.compactMap { $0 }
        let count = numbers.first ?? 50_000
        let first = numbers.count > 1 ? numbers[1] : 1
        var (calls, answers, crashes, events, failures) = (0, 0, 0, 0, 0)
        for seed in first..<(first + count) {
            do {
                let report = try await SimulationRun(seed: seed).run()
                calls += report.callCount
                answers += report.answerCount
                crashes += report.crashCount
                events += report.eventCount
            } catch {
                failures += 1
                print("seed \(seed): \(error)")
            }
            guard (seed - first + 1) % progressEvery == 0 || seed == first + count - 1 else { continue }
            print(
                "\(seed - first + 1) schedules, \(calls) calls, \(answers) answers, \(crashes) crashes, \(events) events, "
                    + "\(failures) broken promises")
            fflush(nil)
        }
        exit(failures == 0 ? 0 : 1)
    }
}
