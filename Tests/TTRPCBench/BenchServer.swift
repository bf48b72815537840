internal import ProtobufC
internal import TTRPC
internal import TTRPCTestSupport
internal import TestRandom

/// A server's machine with handlers that go on when the schedule says so. It carries out what the machine decides as
/// the transport does, without sockets.
final class BenchServer {
    /// A call off the loop.
    struct Handler {
        let call: Int64
        let shape: CallShape
        let deadline: MonotonicTime?
        /// How many messages it is going to send, and whether it ends well after that.
        let messageCount: Int
        let endsWell: Bool
        /// Messages that were sent and not written yet.
        var queuedCount = 0
        /// True once nobody waits for it any more.
        var isCancelled = false
    }

    /// Messages that a handler may be ahead of the connection.
    private static let queuedMessagesMax = 3

    private var machine: ServerConnectionMachine
    private let limits: BenchLimits
    private let fault: BenchFault?
    private let arena = Arena()
    private var inbound: [UInt8] = []
    private var isPaused = false
    private var isDraining = false
    private var callCount = 0
    private var finishedCount = 0
    private(set) var handlers: [UInt32: Handler] = [:]
    /// Streams whose handlers have returned and whose end waits to be written. They can still end otherwise.
    private var closing: Set<UInt32> = []
    private(set) var closeReason: CloseReason?
    var outbound: BytePipe
    var ledger = BenchLedger()
    var now: MonotonicTime
    var random: SeededRandom

    init(limits: BenchLimits, now: MonotonicTime, random: SeededRandom, fault: BenchFault?) {
        self.limits = limits
        self.now = now
        self.random = random
        self.fault = fault
        machine = ServerConnectionMachine(router: Self.router, limits: limits.server)
        outbound =
            switch fault {
            case .serverFrameLost: BytePipe(.lose(BenchFault.ordinal))
            case .serverFrameDoubled: BytePipe(.double(BenchFault.ordinal))
            case .serverFrameChanged: BytePipe(.change(BenchFault.ordinal))
            default: BytePipe()
            }
    }

    /// The methods of `test.v1.Notes`: `Echo` runs inline, `Slow` off the loop, `List` streams.
    private static let router: Router = {
        var router = Router()
        router.register(BenchMethod.echo, UnaryHandler<Note, Note>.inline { note, _ in note })
        router.register(BenchMethod.slow, UnaryHandler<Note, Note>.deferred { _, _, _ in })
        router.register(BenchMethod.list, ServerStreamHandler<Note, Note>.async { _, _, _ in })
        return router
    }()

    // MARK: What the machine says of itself

    var isIdle: Bool { machine.isIdle }
    var streamCount: Int { machine.streamCount }
    var wantsRead: Bool { machine.wantsRead }
    var nextDeadline: MonotonicTime? { machine.nextDeadline }

    /// Bytes that have arrived and were not used.
    var inboundCount: Int { inbound.count }

    /// Handlers that could do something now.
    var readyHandlers: [UInt32] {
        handlers.keys.sorted().filter { id in
            guard let handler = handlers[id] else { return false }
            return handler.isCancelled || handler.queuedCount < Self.queuedMessagesMax || !hasMessages(handler)
        }
    }

    // MARK: What the schedule does

    func receive(_ bytes: [UInt8]) throws {
        guard closeReason == nil else { return }
        inbound += bytes
        try answer()
        try settle()
    }

    /// Lets the deadlines come that are due.
    func expire() throws {
        guard closeReason == nil, fault != .serverTimeIgnored else { return }
        for action in machine.expire(now: now) { try perform(action) }
        try settle()
    }

    func drain() {
        isDraining = true
        machine.drain(now: now)
    }

    /// Ends what runs, and closes.
    func endAll() throws {
        guard closeReason == nil else { return }
        for action in machine.endAll() { try perform(action) }
        closeReason = .drained
    }

    /// A handler takes its next step: a message, or its end.
    func step(_ id: UInt32) throws {
        guard closeReason == nil, let handler = handlers[id] else { return }
        if handler.shape == .unary {
            try finishUnary(id, handler)
        } else if hasMessages(handler), !(handler.isCancelled && random.one(in: 2)) {
            try sendMessage(id, handler)
        } else {
            try finishStream(id, handler)
        }
        try settle()
    }

    /// Brings everything to rest after something has happened.
    func settle() throws {
        while closeReason == nil {
            machine.writabilityChanged(outbound.count < limits.pipeBytesMax, now: now)
            if let (id, bytes, isMessage) = machine.nextQueuedFrame() {
                outbound.send(bytes)
                if isMessage { handlers[id]?.queuedCount -= 1 } else { closing.remove(id) }
            } else if isPaused, machine.wantsRead {
                isPaused = false
                machine.readingResumed(now: now)
                try answer()
            } else {
                return
            }
        }
    }

    // MARK: Handlers

    private func hasMessages(_ handler: Handler) -> Bool {
        handler.shape == .serverStream && ledger[handler.call].sent.count < handler.messageCount
    }

    private func sendMessage(_ id: UInt32, _ handler: Handler) throws {
        guard handler.queuedCount < Self.queuedMessagesMax || handler.isCancelled else { return }
        let number = Int64(ledger[handler.call].sent.count)
        let note = Note(number: number, blob: [UInt8](repeating: 7, count: random.pick(0...60)))
        let frame = try DataFrame.packed(note.prepared(in: arena), streamID: id, dataBytesMax: FrameHeader.dataBytesMax)
        arena.reset()
        let disposition = machine.send(frame, on: id)
        try promise(
            (disposition == .dropped) == handler.isCancelled, "a message of stream \(id) is \(disposition): \(handler)")
        ledger[handler.call].sent.append(number)
        if disposition == .write { outbound.send(frame) }
        if disposition == .queued { handlers[id]?.queuedCount += 1 }
    }

    private func finishStream(_ id: UInt32, _ handler: Handler) throws {
        handlers[id] = nil
        if leaksSlot() { return }
        let frame = handler.endsWell ? DataFrame.end(streamID: id) : failure(id)
        ledger[handler.call].endedWell = handler.endsWell
        let disposition = machine.streamFinished(id, closingFrame: frame)
        try promise(
            (disposition == .dropped) == handler.isCancelled, "the end of stream \(id) is \(disposition): \(handler)")
        if disposition == .write { outbound.send(frame) }
        if disposition == .queued { closing.insert(id) }
    }

    private func finishUnary(_ id: UInt32, _ handler: Handler) throws {
        handlers[id] = nil
        if leaksSlot() { return }
        ledger[handler.call].endedWell = handler.endsWell
        let isWaitedFor = machine.unaryFinished(id)
        try promise(isWaitedFor != handler.isCancelled, "the answer of stream \(id) is waited for: \(isWaitedFor)")
        guard isWaitedFor else { return }
        outbound.send(handler.endsWell ? try reply(Note(number: handler.call), on: id) : failure(id))
    }

    private func leaksSlot() -> Bool {
        finishedCount += 1
        return fault == .slotLeaked && finishedCount == BenchFault.ordinal
    }

    // MARK: Frames

    private func answer() throws {
        while closeReason == nil {
            guard machine.wantsRead else {
                isPaused = true
                return
            }
            let consumed = try inbound.withUnsafeBytes { bytes -> Int? in
                let (consumed, action) = machine.receive(bytes, now: now)
                if case .wait = action { return nil }
                try perform(action)
                return consumed
            }
            guard let consumed else { return }
            inbound.removeFirst(consumed)
        }
    }

    private func perform(_ action: ServerAction) throws {
        switch action {
        case .wait, .proceed:
            break
        case .call(let call):
            callCount += 1
            try start(call)
            if fault == .callRunTwice, callCount == BenchFault.ordinal { try start(call) }
        case .refuse(let id, let error):
            outbound.send(ResponseFrame.packed(error, streamID: id, dataBytesMax: limits.server.frameBytesMax))
        case .end(let id, let error):
            let wasOpen = closing.remove(id) != nil || handlers[id]?.isCancelled == false
            try promise(wasOpen, "stream \(id) ended and was not open")
            handlers[id]?.isCancelled = true
            handlers[id]?.queuedCount = 0
            outbound.send(ResponseFrame.packed(error, streamID: id, dataBytesMax: limits.server.frameBytesMax))
        case .message(let id, _), .lastMessage(let id, _), .requestsEnded(let id):
            throw BenchFailure("stream \(id) has a stream of requests, as no method of the schedule")
        case .cancel(let id, _):
            throw BenchFailure("stream \(id) was given up by a peer that has no word for it")
        case .authenticate:
            throw BenchFailure("a token is to be checked, and there is none")
        case .close(let reason):
            closeReason = reason
        }
    }

    private func start(_ call: IncomingCall) throws {
        try promise(!isDraining, "a call was taken while the server drains")
        let isOverdue = call.deadline.map { $0 <= now } ?? false
        try promise(!isOverdue, "a call was taken after its deadline")
        let note = try Note(unpacking: call.payload, in: arena)
        arena.reset()
        ledger[note.number].executions += 1
        try promise(ledger[note.number].executions == 1, "call \(note.number) was executed twice")
        if call.route.isInline {
            ledger[note.number].endedWell = true
            outbound.send(try reply(Note(number: note.number), on: call.streamID))
        } else {
            handlers[call.streamID] = Handler(
                call: note.number, shape: call.route.method.shape, deadline: call.deadline,
                messageCount: random.pick(0...8), endsWell: !random.one(in: 4))
        }
    }

    private func reply(_ note: Note, on id: UInt32) throws -> [UInt8] {
        defer { arena.reset() }
        return try ResponseFrame.packed(
            note.prepared(in: arena), streamID: id, dataBytesMax: limits.server.frameBytesMax)
    }

    private func failure(_ id: UInt32) -> [UInt8] {
        ResponseFrame.packed(
            RPCError(code: .notFound, message: "as the schedule has it"), streamID: id,
            dataBytesMax: limits.server.frameBytesMax)
    }
}
