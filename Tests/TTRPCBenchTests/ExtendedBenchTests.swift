import Foundation
import TTRPCBench
import TestThreads
import Testing

/// As `BenchTests`, with the extension; the same variables say how many schedules, or which one.
@Suite(.onThreadOfItsOwn) struct `An extended client and server joined through memory` {
    private static let seeds: Range<UInt64> = {
        let number = { (name: String) in ProcessInfo.processInfo.environment[name].flatMap { UInt64($0) } }
        if let seed = number("TICKETD_BENCH_SEED") { return seed..<(seed + 1) }
        return 1..<((number("TICKETD_BENCH_SEEDS") ?? 4_000) + 1)
    }()

    @Test func `keep every promise on every schedule, and lose no credit`() {
        var (calls, messages, refused) = (0, 0, 0)
        for seed in Self.seeds {
            do {
                let report = try ExtendedBenchRun(seed: seed).run()
                calls += report.callCount
                messages += report.messageCount
                refused += report.refusedCount
            } catch {
                Issue.record("\(error); TICKETD_BENCH_SEED=\(seed) replays it")
            }
        }
        print("\(Self.seeds.count) extended schedules, \(calls) calls, \(messages) messages, \(refused) refused")
        // Schedules in which nothing happens would keep every promise.
        #expect(Self.seeds.count == 1 || calls > 5 * Self.seeds.count && messages > 20 * Self.seeds.count)
        #expect(Self.seeds.count == 1 || refused > 0)
    }

    @Test func `do the same again on the same seed`() throws {
        for seed in 1...20 as ClosedRange<UInt64> {
            #expect(try ExtendedBenchRun(seed: seed).run() == ExtendedBenchRun(seed: seed).run())
        }
    }

    @Test func `are caught when credit is lost on the way`() {
        let isCaught = (1...20 as ClosedRange<UInt64>).contains { seed in
            (try? ExtendedBenchRun(seed: seed, losesWindow: true).run()) == nil
        }
        #expect(isCaught)
    }
}
