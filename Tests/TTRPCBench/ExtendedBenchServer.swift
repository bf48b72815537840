internal import ProtobufC
internal import TTRPC
internal import TTRPCTestSupport

/// A server's machine that speaks the extension, with handlers that go on when the schedule says so.
final class ExtendedBenchServer {
    private var machine: ServerConnectionMachine
    private let arena = Arena()
    private var inbound: [UInt8] = []
    private var isPaused = false
    private(set) var streams: [UInt32: ExtendedBenchStream] = [:]
    /// Streams whose handlers have not returned.
    private(set) var running: Set<UInt32> = []
    private(set) var closeReason: CloseReason?
    /// Whoever loses the first WINDOW of the server, to prove that this is seen.
    private var losesWindow: Bool
    var outbound = BytePipe()
    var now: MonotonicTime

    init(limits: ServerLimits, now: MonotonicTime, losesWindow: Bool) {
        self.now = now
        self.losesWindow = losesWindow
        machine = ServerConnectionMachine(router: Self.router, limits: limits)
    }

    private static let router: Router = {
        var router = Router()
        router.register(BenchMethod.slow, UnaryHandler<Note, Note>.deferred { _, _, _ in })
        router.register(BenchMethod.list, ServerStreamHandler<Note, Note>.async { _, _, _ in })
        router.register(BenchMethod.sum, ClientStreamHandler<Note, Note>.async { _, _ in Note() })
        router.register(BenchMethod.chat, BidirectionalHandler<Note, Note>.async { _, _, _ in })
        return router
    }()

    var isExtended: Bool { machine.settings != nil }
    var isAtRest: Bool { machine.isIdle && machine.streamCount == 0 && machine.wantsRead }
    var isDrained: Bool { machine.isDrained }
    var nextDeadline: MonotonicTime? { machine.nextDeadline }
    var inboundCount: Int { inbound.count }
    var handlers: [UInt32] { running.sorted() }

    func receive(_ bytes: [UInt8]) throws {
        inbound += bytes
        try answer()
        settle()
    }

    func expire() throws {
        guard closeReason == nil else { return }
        for action in machine.expire(now: now) { try perform(action) }
        settle()
    }

    func drain() {
        machine.drain(now: now)
        settle()
    }

    /// A handler reads a message, if there is one.
    func read(_ id: UInt32) {
        guard streams[id]?.unread.isEmpty == false, let size = streams[id]?.unread.removeFirst() else { return }
        machine.messageRead(id, byteCount: size)
        settle()
    }

    /// A handler sends a message, unless too many wait.
    func send(_ id: UInt32, blobBytes: Int) throws {
        guard running.contains(id), let stream = streams[id], stream.shape.hasReplyStream, stream.waitingCount < 4
        else { return }
        let frame = try ExtendedBenchFrame.message(stream.sentCount, blobBytes: blobBytes, on: id, in: arena)
        let disposition = machine.send(frame, on: id)
        try promise((disposition == .dropped) == !stream.isOpen, "a message of stream \(id) is \(disposition)")
        if disposition == .write { outbound.send(frame) }
        if disposition == .queued { streams[id]?.waitingCount += 1 }
        streams[id]?.sentCount += 1
        settle()
    }

    /// A handler returns.
    func finish(_ id: UInt32, endsWell: Bool) throws {
        guard running.remove(id) != nil, let stream = streams[id] else { return }
        let isOpen = stream.isOpen
        let failure = RPCError(code: .notFound, message: "as the schedule has it")
        if isOpen { streams[id]?.end = .some(endsWell ? nil : failure) }
        let bad = ResponseFrame.packed(failure, streamID: id, dataBytesMax: FrameHeader.dataBytesMax)
        if stream.shape.hasReplyStream {
            let frame = endsWell ? DataFrame.end(streamID: id) : bad
            let disposition = machine.streamFinished(id, closingFrame: frame)
            try promise((disposition == .dropped) == !isOpen, "the end of stream \(id) is \(disposition)")
            if disposition == .write { outbound.send(frame) }
        } else {
            let isWaitedFor = machine.unaryFinished(id)
            try promise(isWaitedFor == isOpen, "the answer of stream \(id) is waited for: \(isWaitedFor)")
            if isWaitedFor { outbound.send(endsWell ? try reply(id) : bad) }
        }
        settle()
    }

    private func reply(_ id: UInt32) throws -> [UInt8] {
        defer { arena.reset() }
        return try ResponseFrame.packed(
            Note(number: 1).prepared(in: arena), streamID: id, dataBytesMax: FrameHeader.dataBytesMax)
    }

    /// Writes what may be written.
    private func settle() {
        takeControl()
        while let (id, bytes, isMessage) = machine.nextQueuedFrame() {
            outbound.send(bytes)
            if isMessage { streams[id]?.waitingCount -= 1 }
        }
    }

    private func takeControl() {
        guard let bytes = machine.takeControlBytes() else { return }
        var rest = bytes
        for frame in ReceivedFrame.take(from: &rest) {
            if losesWindow, frame.header.type == .window {
                losesWindow = false
                continue
            }
            outbound.send(
                Wire.frame(
                    type: frame.header.type.rawValue, stream: frame.stream, flags: frame.header.flags.rawValue,
                    frame.data))
        }
    }

    private func answer() throws {
        while closeReason == nil, machine.wantsRead {
            let consumed = try inbound.withUnsafeBytes { bytes -> Int? in
                let (consumed, action) = machine.receive(bytes, now: now)
                if case .wait = action { return nil }
                takeControl()
                try perform(action)
                return consumed
            }
            guard let consumed else { return }
            inbound.removeFirst(consumed)
        }
    }

    private func perform(_ action: ServerAction) throws {
        switch action {
        case .wait, .proceed: break
        case .call(let call): try start(call)
        case .message(let id, let payload): try message(id, payload)
        case .lastMessage(let id, let payload):
            try message(id, payload)
            streams[id]?.hasGotEnd = true
        case .requestsEnded(let id): streams[id]?.hasGotEnd = true
        case .refuse(let id, let error): throw BenchFailure("stream \(id) is refused: \(error)")
        case .authenticate: throw BenchFailure("a token is to be checked, and there is none")
        case .cancel(let id, let error): streams[id]?.end = .some(error)
        case .end(let id, let error):
            streams[id]?.end = .some(error)
            outbound.send(ResponseFrame.packed(error, streamID: id, dataBytesMax: FrameHeader.dataBytesMax))
        case .close(let reason): closeReason = reason
        }
    }

    private func start(_ call: IncomingCall) throws {
        try promise(streams[call.streamID] == nil, "stream \(call.streamID) was called twice")
        streams[call.streamID] = ExtendedBenchStream(shape: call.route.method.shape)
        running.insert(call.streamID)
    }

    private func message(_ id: UInt32, _ payload: ReceivedPayload) throws {
        try promise(streams[id]?.isOpen == true, "a message came on stream \(id), which is not open")
        let number = try ExtendedBenchFrame.number(payload.bytes, in: arena)
        try promise(number == streams[id]?.receivedCount, "stream \(id) got message \(number) out of order")
        streams[id]?.receivedCount += 1
        streams[id]?.unread.append(payload.bytes.count)
    }
}
