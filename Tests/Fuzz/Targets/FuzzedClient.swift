internal import TTRPC

/// A client's machine that is fed anything.
final class FuzzedClient: FuzzedPeer {
    private struct Call {
        let shape: CallShape
        let deadline: MonotonicTime?
        /// Sizes of the messages that its reader has not taken.
        var waiting: [Int] = []
    }

    private static let limits: ClientLimits = {
        var limits = ClientLimits()
        limits.frameBytesMax = 96
        limits.bufferedMessagesMax = 2
        limits.bufferedBytesMax = 64
        limits.bufferOverrunMax = 2
        limits.streamWindowBytes = 48
        limits.connectionWindowBytes = 128
        limits.metadata = MetadataLimits(byteCountMax: 32, pairCountMax: 3)
        return limits
    }()

    private var machine = ClientConnectionMachine(limits: limits)
    private var inbound = Inbound()
    private var now = MonotonicTime(nanoseconds: 0)
    private var isClosed = false
    private var calls: [UInt32: Call] = [:]
    private var log: [String] = []
    /// What the machine has said by itself.
    private var sent: [UInt8] = []

    private let keepsNotes: Bool

    var notes: [String] { log + ["sent \(sent)"] }

    /// - Parameters:
    ///   - isExtended: whether the client asks for the extension first.
    ///   - keepsNotes: false to be faster.
    init(isExtended: Bool = false, keepsNotes: Bool = true) {
        self.keepsNotes = keepsNotes
        if isExtended { _ = machine.begin(compressions: [.zlib], token: "", now: now) }
        let shapes = [CallShape.unary, .serverStream, .unary, .serverStream]
        for shape in shapes { open(shape, timeout: nil) }
        if isExtended { open(.bidirectional, timeout: nil) }
    }

    func receive(_ bytes: [UInt8]) throws {
        inbound.append(bytes)
        try inbound.drain { bytes in
            guard !isClosed else { return nil }
            machine.heard(now: now)
            let (consumed, action) = machine.receive(bytes)
            if case .wait = action { return nil }
            try perform(action)
            try promise(consumed > 0 || isClosed || isFailure(action), "the machine consumed nothing and did not wait")
            return consumed
        }
        try control()
    }

    func act(_ step: FuzzScript.Step) throws {
        guard !isClosed else { return }
        switch step.kind {
        case 3: try pass(.milliseconds(step.amount * 100))
        case 4: open(step.amount & 1 == 0 ? .unary : .serverStream, timeout: .milliseconds((step.amount >> 1) * 200))
        case 5: abandon(step.amount)
        case 6: take(step.amount)
        default: break
        }
        try control()
    }

    func finish() throws {
        guard !isClosed else { return }
        try promise(machine.isIdle == calls.isEmpty, "idle is \(machine.isIdle) with \(calls.count) calls open")
        while !calls.isEmpty { abandon(0) }
        try promise(machine.isIdle && machine.wantsRead, "no call is open and the machine is not at rest")
        try control()
    }

    private func keep(_ text: @autoclosure () -> String) {
        if keepsNotes { log.append(text()) }
    }

    private func perform(_ action: ClientAction) throws {
        switch action {
        case .wait, .proceed:
            break
        case .reply(let id, let payload):
            try end(id, "reply \(Array(payload))", hasReplyStream: false)
        case .message(let id, let payload):
            try promise(
                calls[id]?.shape.hasReplyStream == true, "a message on stream \(id), which has no stream open")
            calls[id]?.waiting.append(payload.count)
            keep("\(id) message \(Array(payload))")
        case .lastMessage(let id, let payload):
            try end(id, "last message \(Array(payload))", hasReplyStream: true)
        case .end(let id):
            try end(id, "end", hasReplyStream: true)
        case .fail(let id, let error):
            try end(id, "fail \(error)", hasReplyStream: nil)
        case .headers(let id, let metadata), .trailers(let id, let metadata):
            try promise(calls[id] != nil, "metadata on stream \(id), which is not open")
            try promise(machine.settings != nil, "metadata from a plain server")
            keep("\(id) metadata \(metadata)")
        case .helloAnswered:
            keep("hello \(machine.settings.map { "\($0)" } ?? "plain")")
        case .close(let reason):
            isClosed = true
            keep("close \(reason)")
        case .disconnect(let error):
            isClosed = true
            keep("disconnect \(error)")
        }
    }

    /// One frame can end many calls.
    private func isFailure(_ action: ClientAction) -> Bool {
        if case .fail = action { true } else { false }
    }

    /// What the machine says by itself are whole frames, and nothing to a plain server.
    private func control() throws {
        guard let bytes = machine.takeControlBytes() else { return }
        try promise(machine.settings != nil || isClosed, "a plain server is sent \(bytes)")
        var rest = bytes[...]
        while rest.count >= FrameHeader.byteCount {
            let dataCount = Int(rest[rest.startIndex + 2]) << 8 | Int(rest[rest.startIndex + 3])
            rest = rest.dropFirst(FrameHeader.byteCount + dataCount)
        }
        try promise(rest.isEmpty, "half a frame is sent: \(bytes)")
        sent += bytes
    }

    private func end(_ id: UInt32, _ note: String, hasReplyStream: Bool?) throws {
        let call = calls.removeValue(forKey: id)
        try promise(call != nil, "stream \(id) ended and was not open: \(note)")
        try promise(
            hasReplyStream == nil || call?.shape.hasReplyStream == hasReplyStream,
            "a call of another shape ended so: \(note)")
        keep("\(id) \(note)")
    }

    private func pass(_ duration: Duration) throws {
        now = now + duration
        for action in machine.expire(now: now) { try perform(action) }
        guard !isClosed else { return }
        let late = calls.filter { $0.value.deadline.map { $0 <= now } ?? false }
        try promise(late.isEmpty, "calls are open after their deadline: \(late)")
    }

    private func open(_ shape: CallShape, timeout: Duration?) {
        let deadline = timeout.map { now + $0 }
        if machine.isIdle { machine.heard(now: now) }
        guard let id = machine.open(shape, deadline: deadline) else { return }
        calls[id] = Call(shape: shape, deadline: deadline)
    }

    private func abandon(_ index: Int) {
        guard let id = pick(index) else { return }
        calls[id] = nil
        machine.abandon(id)
    }

    private func take(_ index: Int) {
        guard let id = pick(index), let waiting = calls[id]?.waiting, !waiting.isEmpty else { return }
        calls[id]?.waiting = []
        machine.messagesTaken(id, count: waiting.count, byteCount: waiting.reduce(0, +))
    }

    private func pick(_ index: Int) -> UInt32? {
        calls.isEmpty ? nil : calls.keys.sorted()[index % calls.count]
    }
}
