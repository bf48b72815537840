import TTRPC
import TTRPCTestSupport
import TestRandom
import Testing

/// A client's machine and a server's machine, joined through memory that delivers in any cut, on one virtual clock.
private final class JoinedMachines {
    /// What a call was to give, and what it gave.
    private struct Call {
        let shape: CallShape
        let deadline: MonotonicTime?
        var messages: [UInt8] = []
        var end: StatusCode?
    }

    /// A handler that has something to say still.
    private struct Work {
        let id: UInt32
        let isStream: Bool
        var messagesLeft: Int
    }

    private var random: SeededRandom
    private let server = ServerHarness()
    private var client = ClientConnectionMachine()
    private var calls: [UInt32: Call] = [:]
    private var work: [Work] = []
    private var toServer: [UInt8] = []
    private var toClient: [UInt8] = []
    private var clientRest: [UInt8] = []
    private var isWritable = true

    init(seed: UInt64) {
        random = SeededRandom(seed: seed)
    }

    /// Runs until every call has ended.
    func run() {
        for _ in 0..<400 { step(Int.random(in: 0..<8, using: &random)) }
        setWritable(true)
        var rounds = 0
        while (!work.isEmpty || calls.values.contains { $0.end == nil }) && rounds < 10_000 {
            step(Int.random(in: 2..<5, using: &random))
            rounds += 1
        }
        while !toServer.isEmpty || !toClient.isEmpty { step(Int.random(in: 2..<4, using: &random)) }
    }

    func check() {
        #expect(calls.count > 10)
        for (id, call) in calls {
            #expect(call.end != nil, "call \(id) never ended")
            if call.end == .ok { #expect(call.messages == Self.expected(id, call.shape)) }
            if call.end == .deadlineExceeded { #expect(call.deadline != nil) }
            #expect(Self.expected(id, call.shape).starts(with: call.messages))
        }
        let isClientIdle = client.isIdle
        #expect(isClientIdle && server.isIdle && server.streamCount == 0)
        #expect(clientRest.isEmpty && server.pendingCount == 0)
    }

    /// What a call gives: a unary one its id, a stream as many numbers as its id says.
    private static func expected(_ id: UInt32, _ shape: CallShape) -> [UInt8] {
        shape == .unary ? [UInt8(truncatingIfNeeded: id)] : (0..<UInt8(id % 9)).map { $0 }
    }

    private func step(_ choice: Int) {
        switch choice {
        case 0, 1: open()
        case 2: carryToServer()
        case 3: carryToClient()
        case 4: if !work.isEmpty { progress(Int.random(in: 0..<work.count, using: &random)) }
        case 5: setWritable(random.once(in: 2))
        case 6: pass(.nanoseconds(Int64.random(in: 1...50, using: &random)))
        default: abandon()
        }
    }

    private func open() {
        let shape: CallShape = random.once(in: 2) ? .unary : .serverStream
        let timeout = random.once(in: 3) ? Int64.random(in: 1...300, using: &random) : 0
        let deadline = timeout > 0 ? server.now.advanced(byNanoseconds: timeout) : nil
        guard calls.count < 90, let id = client.open(shape, deadline: deadline) else { return }
        calls[id] = Call(shape: shape, deadline: deadline)
        let method = shape == .serverStream ? "List" : random.once(in: 2) ? "Echo" : "Slow"
        toServer += Wire.request(stream: id, flags: shape == .unary ? 0 : 1, method: method, timeout: timeout)
    }

    private func abandon() {
        guard random.once(in: 4), let id = calls.filter({ $0.value.end == nil }).keys.sorted().first else { return }
        client.abandon(id)
        calls[id]?.end = .cancelled
    }

    private func carryToServer() {
        let piece = Array(toServer.prefix(Int.random(in: 1...60, using: &random)))
        toServer.removeFirst(piece.count)
        for seen in server.deliver(piece) { answer(seen) }
    }

    private func answer(_ seen: ServerHarness.Seen) {
        switch seen {
        case .call(let id, "Echo", _, _): toClient += reply(id)
        case .call(let id, let method, _, _):
            work.append(Work(id: id, isStream: method == "List", messagesLeft: Int(id % 9)))
        case .refuse(let id, let code), .end(let id, let code):
            toClient += ResponseFrame.packed(RPCError(code: code, message: ""), streamID: id, dataBytesMax: 1000)
        case .message(let id, _), .lastMessage(let id, _), .requestsEnded(let id):
            Issue.record("call \(id), which takes one request, got more")
        case .cancel, .authenticate, .close: Issue.record("the server does \(seen)")
        }
    }

    /// Lets a handler say one thing.
    private func progress(_ index: Int) {
        let (id, left) = (work[index].id, work[index].messagesLeft)
        if !work[index].isStream {
            if server.unaryFinished(id) { toClient += reply(id) }
            work.remove(at: index)
        } else if left > 0 {
            let frame = Wire.frame(type: Wire.data, stream: id, [UInt8(id % 9) - UInt8(left)])
            if server.send(frame, on: id) == .write { toClient += frame }
            work[index].messagesLeft -= 1
        } else {
            if server.streamFinished(id, closingFrame: Wire.end(stream: id)) == .write {
                toClient += Wire.end(stream: id)
            }
            work.remove(at: index)
        }
    }

    private func reply(_ id: UInt32) -> [UInt8] {
        Wire.frame(type: Wire.response, stream: id, Wire.field(2, [UInt8(truncatingIfNeeded: id)]))
    }

    private func setWritable(_ isWritable: Bool) {
        server.writabilityChanged(isWritable)
        while let frame = server.nextQueuedFrame() { toClient += frame.bytes }
    }

    private func pass(_ duration: Duration) {
        for seen in server.expire(after: duration) { answer(seen) }
        for action in client.expire(now: server.now) { take(action) }
    }

    private func carryToClient() {
        let piece = toClient.prefix(Int.random(in: 1...60, using: &random))
        clientRest += piece
        toClient.removeFirst(piece.count)
        while true {
            let (consumed, action) = clientRest.withUnsafeBytes { bytes in
                let (consumed, action) = client.receive(bytes)
                take(action)
                return (consumed, action)
            }
            if case .wait = action { return }
            clientRest.removeFirst(consumed)
        }
    }

    private func take(_ action: ClientAction) {
        switch action {
        case .wait, .proceed: break
        case .reply(let id, let payload), .lastMessage(let id, let payload): end(id, .ok, Array(payload))
        case .message(let id, let payload):
            calls[id]?.messages += Array(payload)
            client.messagesTaken(id, count: 1, byteCount: payload.count)
        case .end(let id): end(id, .ok, [])
        case .fail(let id, let error): end(id, error.code, [])
        case .headers, .trailers, .helloAnswered: Issue.record("plain ttrpc has nothing of the kind")
        case .close, .disconnect: Issue.record("the client closes")
        }
    }

    private func end(_ id: UInt32, _ code: StatusCode, _ payload: [UInt8]) {
        #expect(calls[id]?.end == nil, "call \(id) ended twice")
        calls[id]?.messages += payload
        calls[id]?.end = code
    }
}

@Suite struct `Two machines joined through memory` {
    @Test("end every call once, in any schedule", arguments: 0..<200 as Range<UInt64>)
    func schedules(seed: UInt64) {
        let machines = JoinedMachines(seed: seed)
        machines.run()
        machines.check()
    }
}
