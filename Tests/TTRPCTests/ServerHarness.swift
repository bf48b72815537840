import ProtobufC
import TTRPC
import TTRPCTestSupport

/// A server's machine with a tape at its side: bytes go in, and what it wants done is noted.
final class ServerHarness {
    /// An action, with everything copied that would point into the bytes.
    enum Seen: Hashable {
        case call(UInt32, method: String, payload: [UInt8], timeLeft: Duration? = nil)
        case message(UInt32, [UInt8])
        case lastMessage(UInt32, [UInt8])
        case requestsEnded(UInt32)
        case refuse(UInt32, StatusCode)
        case end(UInt32, StatusCode)
        case cancel(UInt32, StatusCode)
        case authenticate(String)
        case close(CloseReason)
    }

    private var machine: ServerConnectionMachine
    var now = MonotonicTime(nanoseconds: 0)
    private var calls: [UInt32: IncomingCall] = [:]
    private(set) var metadata: [UInt32: Metadata] = [:]
    /// The first messages that came with requests.
    private(set) var firstMessages: [UInt32: [UInt8]] = [:]
    /// Streams whose request was half-closed.
    private(set) var halfClosed: Set<UInt32> = []
    private(set) var errors: [UInt32: RPCError] = [:]
    /// How the last payload of a stream is compressed.
    private(set) var compressions: [UInt32: Compression] = [:]
    private var pending: [UInt8] = []

    /// What the machine had to say itself.
    private var control: [UInt8] = []

    init(
        limits: ServerLimits = ServerLimits(), router: Router = ServerHarness.router,
        features: ServerFeatures = ServerFeatures()
    ) {
        machine = ServerConnectionMachine(router: router, limits: limits, features: features)
    }

    /// A harness whose peer has agreed on the extension, and nothing of that left to be seen.
    static func extended(limits: ServerLimits = ServerLimits(), hello: HelloRequest = HelloRequest()) -> ServerHarness {
        let harness = ServerHarness(limits: limits)
        _ = harness.deliver(Wire.hello(hello))
        _ = harness.written()
        return harness
    }

    /// The frames that the machine had to say itself since this was asked last.
    func written() -> [ReceivedFrame] {
        control += machine.takeControlBytes() ?? []
        return ReceivedFrame.take(from: &control)
    }

    /// The methods of `test.v1.Notes`: `Echo` runs inline, `Slow` off the loop, `List` streams, `Sum` takes a stream
    /// and `Chat` does both.
    static let router: Router = {
        var router = Router()
        router.register(method("Echo"), UnaryHandler<Note, Note>.inline { note, _ in note })
        router.register(method("Slow"), UnaryHandler<Note, Note>.deferred { _, _, _ in })
        router.register(method("List", .serverStream), ServerStreamHandler<Note, Note>.async { _, _, _ in })
        router.register(method("Sum", .clientStream), ClientStreamHandler<Note, Note>.async { _, _ in Note() })
        router.register(method("Chat", .bidirectional), BidirectionalHandler<Note, Note>.async { _, _, _ in })
        return router
    }()

    static func method(_ name: String, _ shape: CallShape = .unary) -> MethodDescriptor {
        MethodDescriptor(service: "test.v1.Notes", method: name, shape: shape)
    }

    /// Delivers bytes and says what came of them.
    func deliver(_ bytes: [UInt8]) -> [Seen] {
        pending += bytes
        var seen: [Seen] = []
        while true {
            let (consumed, action) = pending.withUnsafeBytes { bytes -> (Int, Seen?) in
                let (consumed, action) = machine.receive(bytes, now: now)
                if case .wait = action { return (-1, nil) }
                return (consumed, note(action))
            }
            guard consumed >= 0 else { return seen }
            pending.removeFirst(consumed)
            if let action { seen.append(action) }
            if case .close = action { return seen }
        }
    }

    /// Bytes that wait for the rest of their frame.
    var pendingCount: Int { pending.count }

    func expire(after duration: Duration) -> [Seen] {
        now = now + duration
        return machine.expire(now: now).compactMap { note($0) }
    }

    // The rest is the machine's own, which cannot be handed to an expectation as a whole.

    var isIdle: Bool { machine.isIdle }
    var streamCount: Int { machine.streamCount }
    var wantsRead: Bool { machine.wantsRead }
    var nextDeadline: MonotonicTime? { machine.nextDeadline }

    func unaryFinished(_ id: UInt32) -> Bool { machine.unaryFinished(id) }
    func send(_ frame: [UInt8], on id: UInt32) -> FrameDisposition { machine.send(frame, on: id) }
    func streamFinished(_ id: UInt32, closingFrame: [UInt8]) -> FrameDisposition {
        machine.streamFinished(id, closingFrame: closingFrame)
    }
    func overrun(_ id: UInt32) -> Seen? { note(machine.overrun(id)) }
    func nextQueuedFrame() -> (streamID: UInt32, bytes: [UInt8])? {
        machine.nextQueuedFrame().map { ($0.streamID, $0.bytes) }
    }
    func writabilityChanged(_ isWritable: Bool) { machine.writabilityChanged(isWritable, now: now) }
    func readingResumed() { machine.readingResumed(now: now) }
    func drain() { machine.drain(now: now) }

    /// Sets the handler of a call going that came with an empty payload.
    func start(_ id: UInt32, outbox: any ServerCallOutbox, limits: ServerLimits) throws -> ServerCall? {
        guard let incoming = calls[id] else { return nil }
        let terms = ServerCallTerms(
            limits: limits, settings: machine.settings, budget: ByteBudget(byteCountMax: 256 << 20))
        let call = ServerCall(incoming, terms: terms, outbox: outbox)
        let clock = ClockAnchor(time: now, instant: .now)
        let context = CallContext(
            route: incoming.route, connection: ConnectionIdentity(peer: .local, loopIndex: 0, clock: clock),
            metadata: incoming.metadata, deadline: incoming.deadline, call: call)
        let payload = UnsafeRawBufferPointer(start: nil, count: 0)
        let arena = Arena()
        defer { arena.reset() }
        try incoming.route.start(payload: payload, arena: arena, context: context, call: call)
        return call
    }

    var settings: ExtensionSettings? { machine.settings }
    var isDrained: Bool { machine.isDrained }
    func takeLimitHit() -> ServerLimit? { machine.takeLimitHit() }
    func messageRead(_ id: UInt32, byteCount: Int) { machine.messageRead(id, byteCount: byteCount) }
    func sendHeaders(_ frame: [UInt8], on id: UInt32) -> FrameDisposition { machine.sendHeaders(frame, on: id) }
    func authenticated(_ error: RPCError?) -> Seen? { note(machine.authenticated(error, now: now)) }
    func badMessage(on id: UInt32, _ error: RPCError) -> Seen? { note(machine.badMessage(on: id, error, now: now)) }
    func badMessage() -> Seen? { note(machine.badMessage(now: now)) }

    func endAll() -> [Seen] {
        machine.endAll().compactMap { note($0) }
    }

    private func note(_ action: ServerAction) -> Seen? {
        switch action {
        case .wait, .proceed:
            return nil
        case .call(let call):
            calls[call.streamID] = call
            compressions[call.streamID] = call.compression
            metadata[call.streamID] = call.metadata
            firstMessages[call.streamID] = call.firstMessage.map { Array($0) }
            if call.isRemoteClosed { halfClosed.insert(call.streamID) }
            return .call(
                call.streamID, method: call.route.method.method, payload: Array(call.payload),
                timeLeft: call.deadline.map { $0 - now })
        case .message(let id, let payload):
            compressions[id] = payload.compression
            return .message(id, Array(payload.bytes))
        case .lastMessage(let id, let payload):
            compressions[id] = payload.compression
            return .lastMessage(id, Array(payload.bytes))
        case .requestsEnded(let id):
            return .requestsEnded(id)
        case .refuse(let id, let error):
            errors[id] = error
            return .refuse(id, error.code)
        case .end(let id, let error):
            errors[id] = error
            return .end(id, error.code)
        case .cancel(let id, let error):
            errors[id] = error
            return .cancel(id, error.code)
        case .authenticate(let token):
            return .authenticate(token)
        case .close(let reason):
            return .close(reason)
        }
    }
}
