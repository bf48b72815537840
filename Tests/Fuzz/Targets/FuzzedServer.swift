internal import ProtobufC
internal import TTRPC
internal import TTRPCTestSupport

/// A server's machine that is fed anything.
final class FuzzedServer: FuzzedPeer {
    private struct Call {
        let shape: CallShape
        var isEnded = false
        /// Sizes of the messages that its handler has not read.
        var unread: [Int] = []
    }

    private static let limits: ServerLimits = {
        var limits = ServerLimits()
        limits.frameBytesMax = 96
        limits.metadata = MetadataLimits(byteCountMax: 24, pairCountMax: 3)
        limits.runningHandlersMax = 4
        limits.requestBytesInFlightMax = 64
        limits.bodyBytesPerSecondMin = 16
        limits.skippedStreamRangesMax = 3
        limits.streamWindowBytes = 24
        limits.connectionWindowBytes = 64
        limits.incrementBytesMin = 2
        limits.resetsMax = 8
        limits.errorsMax = 40
        limits.controlFramesMax = 20
        limits.earlyEndedStreamsMax = 3
        return limits
    }()

    private static let router: Router = {
        var router = Router()
        router.register(method("Echo"), UnaryHandler<Note, Note>.inline { note, _ in note })
        router.register(method("Slow"), UnaryHandler<Note, Note>.deferred { _, _, _ in })
        router.register(method("List", .serverStream), ServerStreamHandler<Note, Note>.async { _, _, _ in })
        router.register(
            method("Sum", .clientStream),
            ClientStreamHandler<Note, Note>.async { _, _ in throw BrokenPromise("called") })
        router.register(method("Chat", .bidirectional), BidirectionalHandler<Note, Note>.async { _, _, _ in })
        return router
    }()

    private var machine = ServerConnectionMachine(router: router, limits: limits)
    private var inbound = Inbound()
    private let arena = Arena(budgetBytes: 1 << 16)
    private var now = MonotonicTime(nanoseconds: 0)
    private var isWritable = true
    private var isClosed = false
    private var running: [UInt32: Call] = [:]
    private var called: Set<UInt32> = []
    /// Streams whose handlers have returned and whose end waits to be written. They can still end otherwise.
    private var closing: Set<UInt32> = []
    private(set) var notes: [String] = []

    /// - Parameter isExtended: whether the peer has agreed on the extension before it sends anything else.
    init(isExtended: Bool) {
        guard isExtended else { return }
        let hello = HelloRequest(
            features: ["compress-zlib"], streamWindowBytes: 4, connectionWindowBytes: 10, token: "t")
        let bytes = Wire.hello(hello)
        _ = bytes.withUnsafeBytes { machine.receive($0, now: now) }
        _ = machine.takeControlBytes()
    }

    private static func method(_ name: String, _ shape: CallShape = .unary) -> MethodDescriptor {
        MethodDescriptor(service: "test.v1.Notes", method: name, shape: shape)
    }

    func receive(_ bytes: [UInt8]) throws {
        inbound.append(bytes)
        try inbound.drain { bytes in
            guard !isClosed else { return nil }
            let (consumed, action) = machine.receive(bytes, now: now)
            if case .wait = action { return nil }
            try perform(action)
            try checkControlBytes()
            try promise(consumed > 0 || isClosed, "the machine consumed nothing and did not wait")
            return consumed
        }
    }

    func act(_ step: FuzzScript.Step) throws {
        guard !isClosed else { return }
        switch step.kind {
        case 3: try pass(.milliseconds(step.amount * step.amount * 50))
        case 4: try finishCall(step.amount)
        case 5 where step.amount & 1 == 0: send(step.amount >> 1)
        case 5: read(step.amount >> 1)
        case 6: setWritable(!isWritable)
        case 7 where step.amount == 0: machine.drain(now: now)
        case 7 where step.amount == 1: for action in machine.endAll() { try perform(action) }
        case 7 where step.amount == 2: try refuseMessage(step.amount)
        case 7: machine.readingResumed(now: now)
        default: break
        }
        try checkControlBytes()
    }

    func finish() throws {
        guard !isClosed else { return }
        while !running.isEmpty { try finishCall(0) }
        setWritable(true)
        // What waits for credit would wait for ever.
        if machine.settings != nil { for action in machine.endAll() { try perform(action) } }
        try promise(machine.streamCount == 0, "\(machine.streamCount) calls are remembered after all have ended")
        try promise(machine.isIdle, "no call is open and the machine is not idle")
        try promise(machine.wantsRead, "no request is at work and the machine does not read")
    }

    private func perform(_ action: ServerAction) throws {
        switch action {
        case .wait, .proceed:
            break
        case .call(let call):
            try promise(call.streamID & 1 == 1, "a call on the even stream \(call.streamID)")
            try promise(called.insert(call.streamID).inserted, "stream \(call.streamID) was called twice")
            notes.append("call \(call.streamID) \(call.route.method) \(Array(call.payload)) \(call.metadata)")
            start(call)
        case .refuse(let id, let error):
            notes.append("refuse \(id) \(error)")
        case .end(let id, let error):
            let wasOpen = closing.remove(id) != nil || running[id]?.isEnded == false
            try promise(wasOpen, "stream \(id) ended and was not open")
            running[id]?.isEnded = true
            notes.append("end \(id) \(error)")
        case .message(let id, let payload):
            running[id]?.unread.append(payload.bytes.count)
            try requests(of: id, "message \(Array(payload.bytes))")
        case .lastMessage(let id, let payload):
            running[id]?.unread.append(payload.bytes.count)
            try requests(of: id, "last message \(Array(payload.bytes))")
        case .requestsEnded(let id):
            try requests(of: id, "no further message")
        case .cancel(let id, _):
            let wasOpen = closing.remove(id) != nil || running[id]?.isEnded == false
            try promise(wasOpen, "stream \(id) was given up and was not open")
            running[id]?.isEnded = true
            notes.append("cancel \(id)")
        case .authenticate(let token):
            notes.append("authenticate \(token)")
        case .close(let reason):
            isClosed = true
            notes.append("close \(reason)")
        }
    }

    private func requests(of id: UInt32, _ note: String) throws {
        guard let call = running[id] else { return notes.append("\(id), returned: \(note)") }
        try promise(call.shape.hasRequestStream && !call.isEnded, "stream \(id): \(call), \(note)")
        notes.append("\(id): \(note)")
    }

    private func start(_ call: IncomingCall) {
        guard call.route.isInline else {
            running[call.streamID] = Call(shape: call.route.method.shape)
            return
        }
        let context = CallContext(method: call.route.method, metadata: call.metadata)
        _ = try? call.route.answer(payload: call.payload, arena: arena, context: context)
        arena.reset()
    }

    private func pass(_ duration: Duration) throws {
        now = now + duration
        // A slow reader is warned first and cut off after, so a long time can hold two deadlines.
        for _ in 0..<2 where !isClosed {
            for action in machine.expire(now: now) { try perform(action) }
        }
        let isOverdue = machine.nextDeadline.map { $0 <= now } ?? false
        try promise(isClosed || !isOverdue, "what was due is due for ever")
    }

    private func pick(_ index: Int) -> UInt32? {
        guard !running.isEmpty else { return nil }
        return running.keys.sorted()[index % running.count]
    }

    private func finishCall(_ index: Int) throws {
        guard let id = pick(index), let call = running.removeValue(forKey: id) else { return }
        if !call.shape.hasReplyStream {
            let isWaitedFor = machine.unaryFinished(id)
            try promise(isWaitedFor != call.isEnded, "stream \(id): \(call), its answer is waited for: \(isWaitedFor)")
        } else {
            let disposition = machine.streamFinished(id, closingFrame: DataFrame.end(streamID: id))
            try promise((disposition == .dropped) == call.isEnded, "stream \(id): \(call), its end is \(disposition)")
            if disposition == .queued { closing.insert(id) }
        }
    }

    private func send(_ index: Int) {
        guard let id = pick(index), running[id]?.shape.hasReplyStream == true else { return }
        _ = machine.send([1, 2, 3], on: id)
    }

    private func read(_ index: Int) {
        guard let id = pick(index), running[id]?.unread.isEmpty == false else { return }
        machine.messageRead(id, byteCount: running[id]?.unread.removeFirst() ?? 0)
    }

    private func refuseMessage(_ index: Int) throws {
        guard let id = pick(index), running[id]?.shape.hasRequestStream == true else { return }
        try perform(machine.badMessage(on: id, RPCError(code: .internal, message: "no message"), now: now))
    }

    /// What the machine says itself is whole frames, and a plain peer hears of them only as an answer to Hello.
    private func checkControlBytes() throws {
        guard var bytes = machine.takeControlBytes() else { return }
        let frames = ReceivedFrame.take(from: &bytes)
        try promise(bytes.isEmpty && !frames.isEmpty, "the machine has said half a frame")
        let isPlain = machine.settings == nil
        try promise(
            !isPlain || frames.allSatisfy { $0.header.type == .response }, "a plain peer is told \(frames)")
    }

    private func setWritable(_ isWritable: Bool) {
        self.isWritable = isWritable
        machine.writabilityChanged(isWritable, now: now)
        while let frame = machine.nextQueuedFrame() {
            if !frame.isMessage { closing.remove(frame.streamID) }
        }
    }
}
