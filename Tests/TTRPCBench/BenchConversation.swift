internal import TTRPC
internal import TestRandom

/// A fixed conversation of some calls of each kind, to be cut anywhere.
public enum BenchConversation {
    /// What the client got, and how many bytes went each way.
    public struct Outcome: Hashable, Sendable {
        public let trace: [String]
        public let bytesToServer: Int
        public let bytesToClient: Int
    }

    private static let methods = [
        BenchMethod.echo, BenchMethod.slow, BenchMethod.list, BenchMethod.list, BenchMethod.echo, BenchMethod.list,
    ]

    /// Plays it with one cut at most in each direction.
    ///
    /// - Parameters:
    ///   - cutToServer: how many bytes reach the server at first; nil for all.
    ///   - cutToClient: how many bytes reach the client at first; nil for all.
    public static func outcome(cutToServer: Int?, cutToClient: Int?) throws -> Outcome {
        try play([cutToServer ?? .max, .max], [cutToClient ?? .max, .max])
    }

    /// Plays it in pieces of that many bytes.
    public static func outcome(stepBytes: Int) throws -> Outcome {
        let steps = [Int](repeating: stepBytes, count: 10_000 / stepBytes)
        return try play(steps, steps)
    }

    private static func play(_ toServer: [Int], _ toClient: [Int]) throws -> Outcome {
        var random = SeededRandom(seed: 5)
        var limits = BenchLimits(&random)
        limits.server.runningHandlersMax = 100
        limits.server.requestBytesInFlightMax = 10_000
        limits.pipeBytesMax = 100_000
        limits.client = ClientLimits()
        let now = MonotonicTime(nanoseconds: 0)
        let client = BenchClient(limits: limits, now: now, fault: nil)
        let server = BenchServer(limits: limits, now: now, random: SeededRandom(seed: 3), fault: nil)
        for (index, method) in Self.methods.enumerated() {
            try client.call(
                method, number: Int64(index), timeoutNanoseconds: index == 1 ? 1_000_000_000 : 0, padding: index)
        }

        let bytesToServer = client.outbound.count
        for count in toServer { try server.receive(client.outbound.take(count)) }
        while let id = server.readyHandlers.first { try server.step(id) }
        let bytesToClient = server.outbound.count
        for count in toClient { try client.receive(server.outbound.take(count)) }
        try BenchVerdict(client: client, server: server, isDraining: false).check()
        return Outcome(trace: client.trace, bytesToServer: bytesToServer, bytesToClient: bytesToClient)
    }
}
