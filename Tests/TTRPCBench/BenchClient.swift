internal import ProtobufC
internal import TTRPC
internal import TTRPCTestSupport

/// A client's machine with callers whose readers take messages when the schedule says so.
final class BenchClient {
    /// How a call ended.
    enum End: Hashable {
        case reply(Int64)
        case endOfStream
        case failed(StatusCode)
        case abandoned
        case lost
    }

    /// What the caller knows.
    struct Call {
        let number: Int64
        let method: MethodDescriptor
        let deadline: MonotonicTime?
        /// Numbers of the messages that came, in order.
        var messages: [Int64] = []
        /// Sizes of those that its reader has not taken yet.
        var waiting: [Int] = []
        var ends: [End] = []

        var isOpen: Bool { ends.isEmpty }
    }

    private var machine: ClientConnectionMachine
    private let fault: BenchFault?
    private let arena = Arena()
    private var inbound: [UInt8] = []
    private(set) var isLost = false
    private(set) var calls: [UInt32: Call] = [:]
    private(set) var trace: [String] = []
    var outbound: BytePipe
    var now: MonotonicTime

    init(limits: BenchLimits, now: MonotonicTime, fault: BenchFault?) {
        self.now = now
        self.fault = fault
        machine = ClientConnectionMachine(limits: limits.client)
        outbound =
            switch fault {
            case .clientFrameLost: BytePipe(.lose(BenchFault.ordinal))
            case .clientFrameDoubled: BytePipe(.double(BenchFault.ordinal))
            default: BytePipe()
            }
    }

    // MARK: What the machine says of itself

    var isIdle: Bool { machine.isIdle }
    var wantsRead: Bool { machine.wantsRead }
    var nextDeadline: MonotonicTime? { machine.nextDeadline }

    var inboundCount: Int { inbound.count }

    /// Streams that are open.
    var open: [UInt32] { calls.keys.sorted().filter { calls[$0]?.isOpen == true } }

    /// Streams with messages that their readers have not taken.
    var unread: [UInt32] { calls.keys.sorted().filter { calls[$0]?.waiting.isEmpty == false } }

    // MARK: What the schedule does

    /// Begins a call.
    ///
    /// - Parameters:
    ///   - timeoutNanoseconds: 0 for none, negative for one that is over already.
    ///   - padding: bytes that make the request larger.
    func call(_ method: MethodDescriptor, number: Int64, timeoutNanoseconds: Int64, padding: Int) throws {
        guard !isLost else { return }
        let deadline = timeoutNanoseconds == 0 ? nil : now + .nanoseconds(timeoutNanoseconds)
        guard let id = machine.open(method.shape, deadline: deadline) else { return }
        calls[id] = Call(number: number, method: method, deadline: deadline)
        let note = Note(number: number, blob: [UInt8](repeating: 9, count: padding))
        let frame = RequestFrame(
            method: method, message: try note.prepared(in: arena), metadata: [], timeoutNanoseconds: timeoutNanoseconds)
        outbound.send(frame.packed(streamID: id, flags: []))
        arena.reset()
    }

    func receive(_ bytes: [UInt8]) throws {
        inbound += bytes
        try read()
    }

    /// A reader takes its messages.
    func take(_ id: UInt32, count: Int) throws {
        guard let call = calls[id] else { return }
        let taken = call.waiting.prefix(count)
        calls[id]?.waiting.removeFirst(taken.count)
        machine.messagesTaken(id, count: taken.count, byteCount: taken.reduce(0, +))
        try read()
    }

    /// A caller gives up.
    func abandon(_ id: UInt32) throws {
        machine.abandon(id)
        try end(id, .abandoned)
        try read()
    }

    /// Lets the deadlines come that are due.
    func expire() throws {
        guard !isLost, fault != .clientTimeIgnored else { return }
        for action in machine.expire(now: now) { try perform(action) }
        try read()
    }

    /// The connection is gone.
    func lose() throws {
        isLost = true
        for id in open { try end(id, .lost) }
    }

    // MARK: Frames

    private func read() throws {
        while !isLost, machine.wantsRead {
            let consumed = try inbound.withUnsafeBytes { bytes -> Int? in
                let (consumed, action) = machine.receive(bytes)
                if case .wait = action { return nil }
                try perform(action)
                return consumed
            }
            guard let consumed else { return }
            inbound.removeFirst(consumed)
        }
    }

    private func perform(_ action: ClientAction) throws {
        switch action {
        case .wait, .proceed: break
        case .reply(let id, let payload): try end(id, .reply(number(payload)))
        case .message(let id, let payload): try message(id, payload)
        case .lastMessage(let id, _): throw BenchFailure("stream \(id) ended in a message, as our server never does")
        case .end(let id): try end(id, .endOfStream)
        case .fail(let id, let error): try end(id, .failed(error.code))
        case .headers(let id, _), .trailers(let id, _): throw BenchFailure("plain metadata came on stream \(id)")
        case .helloAnswered: throw BenchFailure("Hello is answered, which was not asked")
        case .close(let reason): throw BenchFailure("the client closes: \(reason.rawValue)")
        case .disconnect(let error): throw BenchFailure("the client closes: \(error)")
        }
    }

    private func message(_ id: UInt32, _ payload: UnsafeRawBufferPointer) throws {
        try promise(calls[id]?.isOpen == true, "a message came on stream \(id), which is not open")
        let number = try number(payload)
        calls[id]?.messages.append(number)
        calls[id]?.waiting.append(payload.count)
        trace.append("stream \(id): message \(number)")
    }

    private func end(_ id: UInt32, _ end: End) throws {
        calls[id]?.ends.append(end)
        trace.append("stream \(id): \(end)")
        try promise(calls[id]?.ends.count == 1, "stream \(id) ended otherwise than once: \(calls[id]?.ends ?? [])")
        guard end == .failed(.deadlineExceeded) else { return }
        let isOver = calls[id]?.deadline.map { $0 <= now } ?? false
        try promise(isOver, "stream \(id) ran out of time before its deadline")
    }

    private func number(_ payload: UnsafeRawBufferPointer) throws -> Int64 {
        defer { arena.reset() }
        do {
            return try Note(unpacking: payload, in: arena).number
        } catch {
            throw BenchFailure("a message arrived damaged: \(error)")
        }
    }
}
