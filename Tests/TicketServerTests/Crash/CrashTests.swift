internal import Foundation
internal import TestRandom
internal import Testing
internal import TicketClient
internal import TicketMessages

/// `make crash RUNS=2000` runs it as often as that.
@Suite("A server that is killed at any moment", .timeLimit(.minutes(600)))
struct CrashTests {
    private static let workerCount = 12
    private static let environment = ProcessInfo.processInfo.environment
    private static let runCount = environment["TICKETD_TEST_KILLS"].flatMap { Int($0) } ?? 100
    private static let seed = environment["TICKETD_TEST_SEED"].flatMap { UInt64($0) } ?? 20_261_122
    /// A fresh folder now and then, so that what is compared does not grow with the runs.
    private static let runsPerFolder = 20

    @Test("Has everything that it acknowledged exactly once, everything else wholly or not at all, and is sound")
    func nothingIsLostOrDoubled() async throws {
        var random = SeededRandom(seed: Self.seed)
        for first in stride(from: 0, to: Self.runCount, by: Self.runsPerFolder) {
            var stage = try await CrashStage()
            for run in first..<min(first + Self.runsPerFolder, Self.runCount) {
                try await loadUntilKilled(run, &stage, &random)
                let server = try await stage.start()
                try await expectSound(stage, run)
                try await settle(stage.ledger, server, run)
                try await server.kill()
            }
            try await killWhileAllIsDue(&stage, &random)
            try await expectOnce(&stage)
        }
    }

    private func loadUntilKilled(_ run: Int, _ stage: inout CrashStage, _ random: inout SeededRandom) async throws {
        let server = try await stage.start()
        let ledger = stage.ledger
        ledger.arm(steps: Int.random(in: 1...250, using: &random))
        let workers = (0..<Self.workerCount).map { index in
            CrashWorker(name: "k\(run)-w\(index)", seed: random.next(), ledger: ledger)
        }
        try await server.withClient(as: "ana", retry: .never) { ana in
            try await server.withClient(as: "alba", retry: .never) { alba in
                await withTaskGroup { group in
                    for worker in workers {
                        group.addTask {
                            var worker = worker
                            await worker.run(server, ana, alba)
                        }
                    }
                }
            }
        }
        try await server.kill()
    }

    /// SQLite finds the database sound, every row says what the events say, every file has its bytes.
    private func expectSound(_ stage: CrashStage, _ run: Int) async throws {
        let data = RunningServer.data(in: stage.folder)
        let check = try ChildProcess("ticketd", ["check", "--data", data], log: stage.folder)
        let output = try await check.outputAtEnd()
        #expect(try await check.ending() == .exit(0), "run \(run), seed \(Self.seed): \(output)")
    }

    /// What nobody knows the outcome of is asked for again under the same id, twice.
    private func settle(_ ledger: CrashLedger, _ server: RunningServer, _ run: Int) async throws {
        try await server.withClient(as: "ana") { ana in
            try await server.withClient(as: "alba") { alba in
                for operation in ledger.unsettled {
                    for _ in 0..<2 {
                        let answer = try await operation.perform(as: ana, alba)
                        let contradicted = ledger.acknowledge(operation.id, answer).contradicted
                        #expect(contradicted == nil, "run \(run), seed \(Self.seed): \(operation.id): \(answer)")
                    }
                }
            }
        }
    }

    /// An hour later every timer has run out, and every mail that was on the way at a kill is to be tried again:
    /// servers are killed while they see to that.
    private func killWhileAllIsDue(_ stage: inout CrashStage, _ random: inout SeededRandom) async throws {
        for _ in 0..<3 {
            let server = try await stage.start(hoursAhead: 1)
            // A few calls later some have fired or left and some have not.
            for _ in 0..<Int.random(in: 0...5, using: &random) { _ = try await server.createTicket() }
            try await server.kill()
        }
    }

    /// The effects of all runs are there, each once; every timer has fired, and every mail was delivered or given up.
    private func expectOnce(_ stage: inout CrashStage) async throws {
        let server = try await stage.start(hoursAhead: 2)
        #expect(try await stage.mailIsOver(server), "seed \(Self.seed)")
        try await stage.awaitTimers(server)
        let verdict = try await CrashVerdict(server)
        let entries = stage.ledger.entries
        #expect(entries.compactMap { verdict.problem(with: $0) } == [], "seed \(Self.seed)")
        #expect(Set(entries.map(\.operation.kind.name)).count == 7)
        #expect(verdict.isGapless, "seed \(Self.seed)")
        #expect(verdict.timerProblems(after: entries) == [], "seed \(Self.seed)")
        let mail = try await CrashMailVerdict(server, stage.mailServer)
        #expect(mail.problems(with: entries.map(\.operation)) == [], "seed \(Self.seed)")
        try await server.kill()
        try await expectSound(stage, -1)
    }
}
