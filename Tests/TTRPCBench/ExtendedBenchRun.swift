internal import TTRPC
internal import TestRandom

/// A client and a server that have agreed on the extension and talk through memory, on a schedule that a seed decides:
/// calls of all shapes, messages both ways, readers that fall behind, givings-up, time, and the server's leave.
public final class ExtendedBenchRun {
    /// What came of a run that broke no promise.
    public struct Report: Hashable, Sendable {
        public let callCount: Int
        public let messageCount: Int
        public let refusedCount: Int
    }

    private var random: SeededRandom
    private let client: ExtendedBenchClient
    private let server: ExtendedBenchServer
    private var now = MonotonicTime(nanoseconds: 0)
    private var isDraining = false
    private let drains: Bool

    /// - Parameter losesWindow: loses the first credit that the server gives, to prove that this is seen.
    public init(seed: UInt64, losesWindow: Bool = false) {
        var random = SeededRandom(seed: seed)
        var serverLimits = ServerLimits()
        serverLimits.streamWindowBytes = random.pick(1...200)
        serverLimits.connectionWindowBytes = random.pick(1...400)
        serverLimits.runningHandlersMax = random.pick(3...12)
        serverLimits.controlFramesMax = 1_000_000
        serverLimits.resetsMax = 1_000_000
        var clientLimits = ClientLimits()
        clientLimits.streamWindowBytes = random.pick(1...200)
        clientLimits.connectionWindowBytes = random.pick(1...400)
        drains = random.one(in: 4)
        client = ExtendedBenchClient(limits: clientLimits, now: now)
        server = ExtendedBenchServer(limits: serverLimits, now: now, losesWindow: losesWindow)
        self.random = random
    }

    /// Runs the schedule to its end, brings everything to rest, and proves that no credit was lost.
    ///
    /// - Throws: ``BenchFailure`` when a promise was broken.
    public func run() throws -> Report {
        for _ in 0..<random.pick(50...400) { try step() }
        try rest()
        if !isDraining { try probe() }
        return Report(
            callCount: client.streams.count,
            messageCount: Int(client.streams.values.reduce(0) { $0 + $1.receivedCount })
                + Int(server.streams.values.reduce(0) { $0 + $1.receivedCount }),
            refusedCount: client.refusedCount)
    }

    private func step() throws {
        let blobBytes = random.one(in: 15) ? random.pick(100...600) : random.pick(0...30)
        switch random.pick(0...16) {
        case 0, 1: try call()
        case 2, 3, 4: try server.receive(client.outbound.take(random.one(in: 2) ? .max : random.pick(1...40)))
        case 5, 6, 7: try client.receive(server.outbound.take(random.one(in: 2) ? .max : random.pick(1...40)))
        case 8, 9: if let id = random.any(of: client.open) { try client.send(id, blobBytes: blobBytes) }
        case 10, 11: if let id = random.any(of: server.handlers) { try server.send(id, blobBytes: blobBytes) }
        case 12: if let id = random.any(of: client.streams.keys.sorted()) { try client.take(id) }
        case 13: if let id = random.any(of: server.handlers) { server.read(id) }
        case 14: if let id = random.any(of: server.handlers) { try server.finish(id, endsWell: !random.one(in: 4)) }
        case 15: if random.one(in: 2), let id = random.any(of: client.open) { try giveUp(id) }
        default: try passTime()
        }
        if drains, random.one(in: 100), server.isExtended { drain() }
        try checkConnection()
    }

    private func call() throws {
        let method = random.any(of: [BenchMethod.slow, BenchMethod.list, BenchMethod.sum, BenchMethod.chat])
        let timeout = random.one(in: 6) ? Int64(random.pick(1...400)) * 1_000_000 : 0
        try client.call(method ?? BenchMethod.slow, timeoutNanoseconds: timeout)
    }

    private func giveUp(_ id: UInt32) throws {
        if random.one(in: 2) { try client.halfClose(id) } else { try client.abandon(id) }
    }

    private func drain() {
        guard !isDraining else { return }
        isDraining = true
        server.drain()
    }

    private func passTime() throws {
        now = now + .milliseconds(random.any(of: [1, 10, 100]) ?? 1)
        client.now = now
        server.now = now
        try client.expire()
        try server.expire()
    }

    private func checkConnection() throws {
        try promise(server.closeReason == nil, "the server closes: \(server.closeReason?.rawValue ?? "")")
        try promise(client.loss == nil, "the client gives the connection up: \(String(describing: client.loss))")
    }

    /// Lets everything come to its end without any time passing.
    private func rest() throws {
        for id in client.open { try client.halfClose(id) }
        var before: [Int] = []
        while before != progress {
            before = progress
            try carry()
            for id in server.handlers { try server.finish(id, endsWell: true) }
            try carry()
        }
        try promise(client.open.isEmpty, "streams \(client.open) do not end although nobody holds them back")
        try promise(client.isAtRest && server.isAtRest, "the machines are not at rest when all calls have ended")
        try promise(!isDraining || server.isDrained, "the server could leave and does not know it")
        for (id, stream) in client.streams where stream.end == .some(nil) {
            try promise(
                stream.receivedCount == server.streams[id]?.sentCount || !stream.shape.hasReplyStream,
                "stream \(id) ended well without all messages")
        }
    }

    /// Everything is delivered and everything that came is read.
    private func carry() throws {
        for _ in 0..<3 {
            try server.receive(client.outbound.take(.max))
            try client.receive(server.outbound.take(.max))
            for id in server.streams.keys.sorted() {
                while server.streams[id]?.unread.isEmpty == false { server.read(id) }
            }
            for id in client.streams.keys.sorted() {
                while client.streams[id]?.unread.isEmpty == false { try client.take(id) }
            }
            try checkConnection()
        }
    }

    /// Tells whether anything moves.
    private var progress: [Int] {
        [
            client.open.count, server.handlers.count, client.outbound.count, server.outbound.count,
            Int(client.streams.values.reduce(0) { $0 + $1.receivedCount }),
            Int(server.streams.values.reduce(0) { $0 + $1.receivedCount }),
            server.streams.values.reduce(0) { $0 + $1.waitingCount },
        ]
    }

    /// A call that needs all windows again and again comes through: no credit was lost.
    private func probe() throws {
        try client.call(BenchMethod.chat, timeoutNanoseconds: 0)
        try carry()
        guard let id = client.open.last else { throw BenchFailure("the probe's call does not begin") }
        for _ in 0..<20 {
            try client.send(id, blobBytes: 100)
            try server.send(id, blobBytes: 100)
            try carry()
        }
        try promise(client.streams[id]?.receivedCount == 20, "credit of the client was lost")
        try promise(server.streams[id]?.receivedCount == 20, "credit of the server was lost")
        try rest()
    }
}
