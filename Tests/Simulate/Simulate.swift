import ArgumentParser
import Foundation
import TTRPCBench

/// Prints what has run, and the seed of each that broke a promise; exits with 1 when one did. `TICKETD_BENCH_SEED=SEED
/// swift test --filter TTRPCBenchTests` replays it.
@main
struct Simulate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Runs schedules of a client's and a server's machine joined through memory.")

    @Argument(help: "How many schedules, half of them plain and half extended.")
    var scheduleCount: UInt64 = 1_000_000

    @Argument(help: "The first seed.")
    var firstSeed: UInt64 = 1

    /// What came of some schedules.
    private struct Outcome: Sendable {
        var scheduleCount = 0
        var callCount = 0
        var messageCount = 0
        var failures: [String] = []

        static func + (one: Outcome, other: Outcome) -> Outcome {
            Outcome(
                scheduleCount: one.scheduleCount + other.scheduleCount, callCount: one.callCount + other.callCount,
                messageCount: one.messageCount + other.messageCount, failures: one.failures + other.failures)
        }
    }

    func run() async throws {
        let outcome = await Self.run(seeds: firstSeed..<(firstSeed + scheduleCount / 2))
        for failure in outcome.failures { print(failure) }
        print(
            "\(outcome.scheduleCount) schedules, \(outcome.callCount) calls, \(outcome.messageCount) messages, "
                + "\(outcome.failures.count) broken promises")
        guard outcome.failures.isEmpty else { throw ExitCode.failure }
    }

    /// Runs both kinds of schedule for each seed, in as many tasks as there are processors.
    private static func run(seeds: Range<UInt64>) async -> Outcome {
        let taskCount = UInt64(max(1, ProcessInfo.processInfo.activeProcessorCount))
        return await withTaskGroup { group in
            for offset in 0..<taskCount {
                group.addTask {
                    var outcome = Outcome()
                    for seed in stride(from: seeds.lowerBound + offset, to: seeds.upperBound, by: Int(taskCount)) {
                        run(seed, &outcome)
                    }
                    return outcome
                }
            }
            return await group.reduce(Outcome(), +)
        }
    }

    private static func run(_ seed: UInt64, _ outcome: inout Outcome) {
        outcome.scheduleCount += 2
        do {
            let report = try BenchRun(seed: seed).run()
            outcome.callCount += report.callCount
            outcome.messageCount += report.messageCount
        } catch {
            outcome.failures.append("plain, seed \(seed): \(error)")
        }
        do {
            let report = try ExtendedBenchRun(seed: seed).run()
            outcome.callCount += report.callCount
            outcome.messageCount += report.messageCount
        } catch {
            outcome.failures.append("extended, seed \(seed): \(error)")
        }
    }
}
