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
            let folder = try TemporaryFolder()
            let ledger = CrashLedger()
            for run in first..<min(first + Self.runsPerFolder, Self.runCount) {
                try await loadUntilKilled(run, folder, ledger, &random)
                let server = try await RunningServer.start(in: folder)
                try await expectSound(folder, run)
                try await settle(ledger, server, run)
                try await server.kill()
            }
            try await expectOnce(ledger, folder)
            try await expectTimersOnce(ledger, folder, &random)
        }
    }

    private func loadUntilKilled(
        _ run: Int, _ folder: TemporaryFolder, _ ledger: CrashLedger, _ random: inout SeededRandom
    ) async throws {
        let server = try await RunningServer.start(in: folder)
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
    private func expectSound(_ folder: TemporaryFolder, _ run: Int) async throws {
        let check = try ChildProcess("ticketd", ["check", "--data", RunningServer.data(in: folder)], log: folder)
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

    /// The effects of all runs are still there, each once.
    private func expectOnce(_ ledger: CrashLedger, _ folder: TemporaryFolder) async throws {
        let server = try await RunningServer.start(in: folder)
        let verdict = try await CrashVerdict(server)
        let entries = ledger.entries
        #expect(entries.compactMap { verdict.problem(with: $0) } == [], "seed \(Self.seed)")
        #expect(Set(entries.map(\.operation.kind.name)).count == 6)
        #expect(verdict.isGapless, "seed \(Self.seed)")
        try await server.kill()
    }

    /// Six minutes later every chat that waits for its customer is closed by its timer, once, although the server is
    /// killed while they fire.
    private func expectTimersOnce(
        _ ledger: CrashLedger, _ folder: TemporaryFolder, _ random: inout SeededRandom
    ) async throws {
        let offset = folder.path + "/offset"
        try Data("360".utf8).write(to: URL(filePath: offset))
        let moved = ["--clock-offset-file", offset]
        let waiting = try await waitingChats(folder)
        for _ in 0..<3 {
            let server = try await RunningServer.start(in: folder, moved)
            // A few calls later some timers have fired and some have not.
            for _ in 0..<Int.random(in: 0...5, using: &random) { _ = try await server.createTicket() }
            try await server.kill()
        }
        let server = try await RunningServer.start(in: folder, moved)
        var verdict = try await CrashVerdict(server)
        while verdict.fired.count < waiting.count { verdict = try await CrashVerdict(server) }
        #expect(verdict.fired == waiting, "seed \(Self.seed)")
        try await server.kill()
        try await expectSound(folder, -1)
    }

    private func waitingChats(_ folder: TemporaryFolder) async throws -> [Int64] {
        let server = try await RunningServer.start(in: folder)
        let tickets = try await server.tickets().filter { !$0.timers.isEmpty }.map(\.number).sorted()
        try await server.kill()
        return tickets
    }
}
