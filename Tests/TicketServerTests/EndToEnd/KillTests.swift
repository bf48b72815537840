internal import Synchronization
internal import TTRPC
internal import TestRandom
internal import Testing
internal import TicketClient
internal import TicketMessages

@Suite("kill -9", .timeLimit(.minutes(10)))
struct KillTests {
    private static let rounds = 10
    private static let workers = 16

    @Test("What was acknowledged before the server was killed is there exactly once, and a retry does not double it")
    func nothingIsLostOrDoubled() async throws {
        let folder = try TemporaryFolder()
        var random = SeededRandom(seed: 20_261_121)
        var acknowledged: [Int: Int64] = [:]
        var attempted = 0
        for _ in 0..<Self.rounds {
            let server = try await RunningServer.start(in: folder)
            let tally = Tally(first: attempted, killAfter: Int.random(in: 1...200, using: &random))
            try await loadUntilKilled(server, tally)
            let (acks, next) = tally.result
            #expect(acks.count >= tally.killAfter)
            acknowledged.merge(acks) { _, new in new }
            attempted = next

            let reopened = try await RunningServer.start(in: folder)
            try await expectExactlyOnce(acknowledged, on: reopened)
            // What was not acknowledged is tried again under the same id, which settles it.
            try await reopened.withClient(as: "ana") { client in
                for index in 0..<attempted where acknowledged[index] == nil {
                    acknowledged[index] = try await client.createTicket(index: index, requestIDPrefix: "kill")
                }
            }
            #expect(try await reopened.tickets().count == attempted)
            try await reopened.kill()
        }
        let server = try await RunningServer.start(in: folder)
        try await expectExactlyOnce(acknowledged, on: server)
        #expect(try await server.events().count == attempted)
    }

    /// Workers create tickets one after the other until their server is gone.
    private func loadUntilKilled(_ server: RunningServer, _ tally: Tally) async throws {
        try await server.withClient(as: "ana", retry: .never) { client in
            await withTaskGroup { group in
                for _ in 0..<Self.workers {
                    group.addTask {
                        while true {
                            let index = tally.next()
                            guard let number = try? await client.createTicket(index: index, requestIDPrefix: "kill")
                            else {
                                return
                            }
                            if tally.acknowledge(index, number) { try? await server.kill() }
                        }
                    }
                }
            }
        }
    }

    private func expectExactlyOnce(_ acknowledged: [Int: Int64], on server: RunningServer) async throws {
        let numbers = Dictionary(grouping: try await server.tickets(), by: \.subject).mapValues { $0.map(\.number) }
        #expect(numbers.filter { $0.value.count > 1 }.isEmpty, "doubled")
        let lost = acknowledged.filter { numbers[CustomerTexts.text($0.key).subject]?.contains($0.value) != true }
        #expect(lost.isEmpty, "acknowledged, and not there")
    }
}

/// Hands out indices, collects acknowledgements, and says when the server is to be killed.
private final class Tally: Sendable {
    private struct State {
        var next: Int
        var acknowledged: [Int: Int64] = [:]
    }

    let killAfter: Int
    private let state: Mutex<State>

    init(first: Int, killAfter: Int) {
        self.killAfter = killAfter
        state = Mutex(State(next: first))
    }

    var result: (acknowledged: [Int: Int64], next: Int) { state.withLock { ($0.acknowledged, $0.next) } }

    func next() -> Int {
        state.withLock { state in
            defer { state.next += 1 }
            return state.next
        }
    }

    /// Whether this is the acknowledgement after which the server is to be killed.
    func acknowledge(_ index: Int, _ number: Int64) -> Bool {
        state.withLock { state in
            state.acknowledged[index] = number
            return state.acknowledged.count == killAfter
        }
    }
}
