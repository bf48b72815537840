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
        return limits
    }()

    private var machine = ClientConnectionMachine(limits: limits)
    private var inbound = Inbound()
    private var now = MonotonicTime(nanoseconds: 0)
    private var isClosed = false
    private var calls: [UInt32: Call] = [:]
    private(set) var notes: [String] = []

    init() {
        for shape in [CallShape.unary, .serverStream, .unary, .serverStream] { open(shape, timeout: nil) }
    }

    func receive(_ bytes: [UInt8]) throws {
        inbound.append(bytes)
        try inbound.drain { bytes in
            guard !isClosed else { return nil }
            let (consumed, action) = machine.receive(bytes)
            if case .wait = action { return nil }
            try perform(action)
            try promise(consumed > 0 || isClosed, "the machine consumed nothing and did not wait")
            return consumed
        }
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
    }

    func finish() throws {
        guard !isClosed else { return }
        try promise(machine.isIdle == calls.isEmpty, "idle is \(machine.isIdle) with \(calls.count) calls open")
        while !calls.isEmpty { abandon(0) }
        try promise(machine.isIdle && machine.wantsRead, "no call is open and the machine is not at rest")
    }

    private func perform(_ action: ClientAction) throws {
        switch action {
        case .wait, .proceed:
            break
        case .reply(let id, let payload):
            try end(id, "reply \(Array(payload))", shape: .unary)
        case .message(let id, let payload):
            try promise(calls[id]?.shape == .serverStream, "a message on stream \(id), which has no stream open")
            calls[id]?.waiting.append(payload.count)
            notes.append("\(id) message \(Array(payload))")
        case .lastMessage(let id, let payload):
            try end(id, "last message \(Array(payload))", shape: .serverStream)
        case .end(let id):
            try end(id, "end", shape: .serverStream)
        case .fail(let id, let error):
            try end(id, "fail \(error)", shape: nil)
        case .close(let reason):
            isClosed = true
            notes.append("close \(reason)")
        }
    }

    private func end(_ id: UInt32, _ note: String, shape: CallShape?) throws {
        let call = calls.removeValue(forKey: id)
        try promise(call != nil, "stream \(id) ended and was not open: \(note)")
        try promise(shape == nil || call?.shape == shape, "a call of another shape ended so: \(note)")
        notes.append("\(id) \(note)")
    }

    private func pass(_ duration: Duration) throws {
        now = now + duration
        for action in machine.expire(now: now) { try perform(action) }
        let late = calls.filter { $0.value.deadline.map { $0 <= now } ?? false }
        try promise(late.isEmpty, "calls are open after their deadline: \(late)")
    }

    private func open(_ shape: CallShape, timeout: Duration?) {
        let deadline = timeout.map { now + $0 }
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
