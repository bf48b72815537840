import Foundation
import TTRPCBench
import TestThreads
import Testing

/// A client's and a server's machine, joined through memory. `TICKETD_BENCH_SEEDS` says how many schedules to run, and
/// `TICKETD_BENCH_SEED` runs one alone and tells its story.
@Suite(.onThreadOfItsOwn) struct `A client and a server joined through memory` {
    private static func number(_ name: String) -> UInt64? {
        ProcessInfo.processInfo.environment[name].flatMap { UInt64($0) }
    }

    private static let seeds: Range<UInt64> = {
        if let seed = number("TICKETD_BENCH_SEED") { return seed..<(seed + 1) }
        return 1..<((number("TICKETD_BENCH_SEEDS") ?? 6_000) + 1)
    }()

    @Test func `keep every promise on every schedule`() {
        let isAlone = Self.seeds.count == 1
        var calls = 0
        var messages = 0
        var probed = 0
        for seed in Self.seeds {
            let run = BenchRun(seed: seed)
            do {
                let report = try run.run()
                calls += report.callCount
                messages += report.messageCount
                probed += report.isProbed ? 1 : 0
            } catch {
                Issue.record("\(error); TICKETD_BENCH_SEED=\(seed) replays it, whose end is \(run.story.suffix(12))")
            }
            if isAlone { print(run.story.joined(separator: "\n")) }
        }
        print("\(Self.seeds.count) schedules, \(calls) calls, \(messages) messages, \(probed) servers probed")
        // Schedules in which nothing happens would keep every promise.
        #expect(isAlone || calls > 5 * Self.seeds.count)
        #expect(isAlone || messages > 3 * Self.seeds.count)
        #expect(isAlone || probed > Self.seeds.count / 2)
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `do the same again on the same seed`(seed: UInt64) throws {
        #expect(try BenchRun(seed: seed).run() == BenchRun(seed: seed).run())
    }

    @Test(arguments: BenchFault.allCases)
    func `are caught when one of them is broken, and again on the same seed`(fault: BenchFault) throws {
        let seeds = 1...200 as ClosedRange<UInt64>
        let seed = try #require(seeds.first { (try? BenchRun(seed: $0, fault: fault).run()) == nil })
        let failure = #expect(throws: BenchFailure.self) { try BenchRun(seed: seed, fault: fault).run() }
        let again = #expect(throws: BenchFailure.self) { try BenchRun(seed: seed, fault: fault).run() }
        #expect(failure == again)
    }
}
