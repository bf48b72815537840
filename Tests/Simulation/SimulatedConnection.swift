internal import DiskTestSupport
internal import ProtobufC
internal import TTRPC

/// A connection between a client's machine and a server's, whose bytes arrive when the schedule says so, in any cut.
final class SimulatedConnection {
    /// What the client hears.
    enum News {
        case reply(stream: UInt32, bytes: [UInt8])
        case failure(stream: UInt32, RPCError)
    }

    let person: SimulatedPerson
    private var client = ClientConnectionMachine()
    private var server: ServerConnectionMachine
    private let identity: ConnectionIdentity
    private let terms = ServerCallTerms(
        limits: ServerLimits(), settings: nil, budget: ByteBudget(byteCountMax: 1 << 24))
    private let arena = Arena()
    private var toServer: [UInt8] = []
    private var toClient: [UInt8] = []
    private var atServer: [UInt8] = []
    private var atClient: [UInt8] = []
    /// What the disk had been asked to do when the server gave an answer, by stream.
    private(set) var marks: [UInt32: Int] = [:]
    private(set) var isClosed = false

    init(_ person: SimulatedPerson, router: Router) {
        self.person = person
        server = ServerConnectionMachine(router: router)
        identity = ConnectionIdentity(
            peer: .local, loopIndex: 0,
            clock: ClockAnchor(time: MonotonicTime(nanoseconds: 0), instant: .now))
    }

    var hasBytesForServer: Bool { !toServer.isEmpty }
    var hasBytesForClient: Bool { !toClient.isEmpty }

    // MARK: The client's side

    /// Sends a call; nil when the connection takes none.
    func send(
        _ method: MethodDescriptor, _ request: any ProtobufMessage, token: String, timeout: Duration?,
        now: MonotonicTime
    ) throws -> UInt32? {
        guard !isClosed, let stream = client.open(method.shape, deadline: timeout.map { now + $0 }) else { return nil }
        defer { arena.reset() }
        let metadata: Metadata = ["authorization": "Bearer \(token)"]
        let frame = RequestFrame(
            method: method, message: try request.prepared(in: arena), metadata: metadata.packedFields(),
            timeoutNanoseconds: timeout?.nanoseconds ?? 0)
        toServer += frame.packed(streamID: stream, flags: [])
        return stream
    }

    /// Lets so many bytes arrive at the client.
    func deliverToClient(_ byteCount: Int) throws -> [News] {
        atClient += Self.take(byteCount, of: &toClient)
        var news: [News] = []
        while !isClosed {
            let consumed = try atClient.withUnsafeBytes { bytes -> Int? in
                let (consumed, action) = client.receive(bytes)
                if case .wait = action { return nil }
                try take(action, &news)
                return consumed
            }
            guard let consumed else { break }
            atClient.removeFirst(consumed)
        }
        return news
    }

    /// Lets the deadlines come that are due, on both sides.
    func expire(now: MonotonicTime) throws -> [News] {
        guard !isClosed else { return [] }
        for action in server.expire(now: now) {
            if case .close = action { isClosed = true }
        }
        var news: [News] = []
        for action in client.expire(now: now) { try take(action, &news) }
        return news
    }

    private func take(_ action: ClientAction, _ news: inout [News]) throws {
        switch action {
        case .wait, .proceed: break
        case .reply(let stream, let payload): news.append(.reply(stream: stream, bytes: Array(payload)))
        case .fail(let stream, let error): news.append(.failure(stream: stream, error))
        default: throw BrokenPromise("the client was told what no unary call is told: \(action)")
        }
    }

    // MARK: The server's side

    /// Lets so many bytes arrive at the server; gives the calls that it begins.
    func deliverToServer(_ byteCount: Int, _ host: SimulatedHost, now: MonotonicTime) throws -> [ServerCall] {
        atServer += Self.take(byteCount, of: &toServer)
        var begun: [ServerCall] = []
        while !isClosed {
            let consumed = try atServer.withUnsafeBytes { bytes -> Int? in
                let (consumed, action) = server.receive(bytes, now: now)
                if case .wait = action { return nil }
                try take(action, host, &begun)
                return consumed
            }
            guard let consumed else { break }
            atServer.removeFirst(consumed)
        }
        return begun
    }

    private func take(_ action: ServerAction, _ host: SimulatedHost, _ begun: inout [ServerCall]) throws {
        switch action {
        case .wait, .proceed: break
        case .call(let call): begin(call, host, &begun)
        case .refuse(let stream, let error), .end(let stream, let error): write(error, stream)
        case .close: isClosed = true
        default: throw BrokenPromise("the server was told what no unary call tells: \(action)")
        }
    }

    private func begin(_ call: IncomingCall, _ host: SimulatedHost, _ begun: inout [ServerCall]) {
        do throws(RPCError) {
            guard !call.route.isInline else { return try answer(call, host) }
            let running = ServerCall(call, terms: terms, outbox: host.outbox)
            try call.route.start(
                payload: call.payload, arena: arena, context: context(of: call, running), call: running)
            begun.append(running)
        } catch {
            if !call.route.isInline { _ = server.unaryFinished(call.streamID) }
            write(error, call.streamID)
        }
        arena.reset()
    }

    private func answer(_ call: IncomingCall, _ host: SimulatedHost) throws(RPCError) {
        let reply = try call.route.answer(payload: call.payload, arena: arena, context: context(of: call, nil))
        toClient += try ResponseFrame.packed(
            reply, streamID: call.streamID, dataBytesMax: FrameHeader.dataBytesMax)
        marks[call.streamID] = host.disk.recordCount
    }

    private func context(of call: IncomingCall, _ running: ServerCall?) -> CallContext {
        CallContext(
            route: call.route, connection: identity, metadata: call.metadata, deadline: call.deadline, call: running)
    }

    /// Writes what a handler has answered.
    ///
    /// - Parameter recordCount: what the disk had been asked to do when the call began.
    func finish(_ answer: SimulatedOutbox.Answer, recordCount: Int) throws {
        let stream = answer.call.streamID
        guard !isClosed, server.unaryFinished(stream) else { return }
        // Who is refused, or only reads, is told of what was there when the call began.
        marks[stream] = recordCount
        switch answer.result {
        case .frame(let frame): toClient += frame
        case .failure(let error): write(error, stream)
        case .endOfStream: throw BrokenPromise("a unary call ended as a stream")
        case .message(let make):
            defer { arena.reset() }
            toClient += try ResponseFrame.packed(
                make().prepared(in: arena), streamID: stream, dataBytesMax: FrameHeader.dataBytesMax)
            marks[stream] = answer.recordCount
        }
    }

    private func write(_ error: RPCError, _ stream: UInt32) {
        toClient += ResponseFrame.packed(error, streamID: stream, dataBytesMax: FrameHeader.dataBytesMax)
    }

    private static func take(_ byteCount: Int, of bytes: inout [UInt8]) -> [UInt8] {
        let taken = Array(bytes.prefix(byteCount))
        bytes.removeFirst(taken.count)
        return taken
    }
}
