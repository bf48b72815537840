internal import TTRPC
internal import TestRandom

/// A client and a server that talk through memory, on a schedule that a seed decides: calls, deliveries in any cut,
/// time, handlers, readers, giving up, loss of the connection, the server's drain.
///
/// The same seed gives the same run, whatever machine it runs on.
public final class BenchRun {
    /// What came of a run that broke no promise.
    public struct Report: Hashable, Sendable {
        /// What happened, step by step.
        public let trace: [String]
        public let callCount: Int
        public let messageCount: Int
        /// True when the connection lived to the end, so that the counters could be probed.
        public let isProbed: Bool
    }

    private var random: SeededRandom
    private let limits: BenchLimits
    private let client: BenchClient
    private let server: BenchServer
    private let start: MonotonicTime
    private var now: MonotonicTime
    private var callCount: Int64 = 0
    private var isDraining = false
    private var trace: [String] = []
    /// How likely each kind of step is; a seed's own, so that the runs differ in character.
    private let weights: [(BenchStep, Int)]

    /// - Parameter fault: a defect to put in.
    public init(seed: UInt64, fault: BenchFault? = nil) {
        var random = SeededRandom(seed: seed)
        limits = BenchLimits(&random)
        weights = BenchStep.allCases.map { step in
            (step, step.isRare ? (random.one(in: 8) ? 1 : 0) : random.pick(step.weights))
        }
        start = MonotonicTime(nanoseconds: 0)
        now = start
        client = BenchClient(limits: limits, now: now, fault: fault)
        server = BenchServer(limits: limits, now: now, random: SeededRandom(seed: random.next()), fault: fault)
        self.random = random
    }

    /// Runs the schedule to its end, and everything to rest after it.
    ///
    /// - Throws: ``BenchFailure`` when a promise was broken.
    public func run() throws -> Report {
        for _ in 0..<random.pick(20...200) {
            try take(nextStep())
            if try isOver() { break }
        }
        if try !isOver() { try rest() }
        try BenchVerdict(client: client, server: server, isDraining: isDraining).check()
        let isProbed = !client.isLost && !isDraining
        if isProbed { try BenchProbe(server: server, limits: limits).check() }
        return Report(
            trace: trace + client.trace, callCount: Int(callCount),
            messageCount: client.calls.values.reduce(0) { $0 + $1.messages.count }, isProbed: isProbed)
    }

    /// What happened until now, the newest last.
    public var story: [String] { trace + client.trace }

    private func nextStep() -> BenchStep {
        var left = random.pick(1...weights.reduce(0) { $0 + $1.1 })
        for (step, weight) in weights {
            left -= weight
            if left <= 0 { return step }
        }
        return .deliverToServer
    }

    private func take(_ step: BenchStep) throws {
        trace.append("\(now - start) \(step)")
        switch step {
        case .call: try call()
        case .deliverToServer: try deliverToServer(random.one(in: 3) ? .max : random.pick(1...40))
        case .deliverToClient: try deliverToClient(random.one(in: 3) ? .max : random.pick(1...40))
        case .passTime: try passTime()
        case .handler: if let id = random.any(of: server.readyHandlers) { try server.step(id) }
        case .read: if let id = random.any(of: client.unread) { try client.take(id, count: random.pick(1...4)) }
        case .lookEarly: try expire()
        case .abandon: if let id = random.any(of: client.open) { try client.abandon(id) }
        case .drain:
            isDraining = true
            server.drain()
        case .endAll: if isDraining { try server.endAll() }
        case .lose: try client.lose()
        }
    }

    private func call() throws {
        callCount += 1
        let timeouts: [Int64] = [0, 0, 0, 0, -1, 1, 40_000_000, 900_000_000, 6_000_000_000, .max]
        try client.call(
            random.any(of: [BenchMethod.echo, BenchMethod.slow, BenchMethod.list, BenchMethod.list])
                ?? BenchMethod.echo,
            number: callCount, timeoutNanoseconds: random.any(of: timeouts) ?? 0,
            padding: random.one(in: 20) ? 600 : random.pick(0...40))
    }

    /// A side that does not want to read leaves the bytes where they are, and the other side feels it.
    private func deliverToServer(_ byteCount: Int) throws {
        guard server.wantsRead, client.outbound.count > 0 else { return }
        try server.receive(client.outbound.take(byteCount))
    }

    private func deliverToClient(_ byteCount: Int) throws {
        guard client.wantsRead, server.outbound.count > 0 else { return }
        try client.receive(server.outbound.take(byteCount))
        try server.settle()
    }

    /// Goes a little ahead, far ahead, or exactly to the next deadline of either side.
    private func passTime() throws {
        let deadlines = [client.nextDeadline, server.nextDeadline].compactMap { $0 }.filter { $0 < now + .seconds(60) }
        if random.one(in: 3), let next = deadlines.min() {
            now = max(now, next)
        } else {
            now = now + .milliseconds(random.any(of: [1, 40, 700, 5_000]) ?? 1)
        }
        client.now = now
        server.now = now
        try expire()
        try checkDeadlines()
    }

    private func expire() throws {
        if random.one(in: 2) {
            try client.expire()
            try server.expire()
        } else {
            try server.expire()
            try client.expire()
        }
    }

    /// Nothing that was due before is open any more.
    private func checkDeadlines() throws {
        for id in client.open {
            let isLate = client.calls[id]?.deadline.map { $0 < now } ?? false
            try promise(!isLate, "stream \(id) is open at the client after its deadline")
        }
        guard server.closeReason == nil else { return }
        for (id, handler) in server.handlers where !handler.isCancelled {
            let isLate = handler.deadline.map { $0 < now } ?? false
            try promise(!isLate, "stream \(id) is open at the server after its deadline")
        }
    }

    /// A connection that the server has closed still delivers what was written before.
    private func isOver() throws -> Bool {
        if !client.isLost, server.closeReason != nil {
            try drainToClient()
            try client.lose()
        }
        return client.isLost
    }

    private func drainToClient() throws {
        while server.outbound.count > 0 || !client.unread.isEmpty {
            try deliverToClient(.max)
            for id in client.unread { try client.take(id, count: .max) }
        }
    }

    /// Lets everything come to its end without any time passing.
    private func rest() throws {
        trace.append("\(now - start) rest")
        var isMoving = true
        while isMoving {
            let before = bytesLeft
            isMoving = false
            try deliverToServer(.max)
            try drainToClient()
            for id in server.readyHandlers {
                try server.step(id)
                isMoving = true
            }
            if try isOver() { return }
            // A reader that has caught up can be all that moved, and make room for what waits.
            if bytesLeft != before { isMoving = true }
        }
        try promise(bytesLeft == [0, 0, 0, 0], "bytes are left on the way and before the machines: \(bytesLeft)")
    }

    /// On the way to the server and to the client, and before the two machines.
    private var bytesLeft: [Int] {
        [client.outbound.count, server.outbound.count, client.inboundCount, server.inboundCount]
    }
}
