internal import ProtobufC
internal import TTRPC
internal import TTRPCTestSupport

/// A client's machine that speaks the extension, with callers that go on when the schedule says so.
final class ExtendedBenchClient {
    private var machine: ClientConnectionMachine
    private let arena = Arena()
    private var inbound: [UInt8] = []
    private(set) var streams: [UInt32: ExtendedBenchStream] = [:]
    /// Calls that the server has refused unread.
    private(set) var refusedCount = 0
    private(set) var loss: RPCError?
    var outbound = BytePipe()
    var now: MonotonicTime

    init(limits: ClientLimits, now: MonotonicTime) {
        self.now = now
        machine = ClientConnectionMachine(limits: limits)
        outbound.send(machine.begin(compressions: [], token: "", now: now))
    }

    var isExtended: Bool { machine.settings != nil }
    var isAtRest: Bool { machine.isIdle && machine.wantsRead }
    var takesCalls: Bool { machine.takesCalls }
    var nextDeadline: MonotonicTime? { machine.nextDeadline }
    var inboundCount: Int { inbound.count }
    var open: [UInt32] { streams.keys.sorted().filter { streams[$0]?.isOpen == true } }

    func call(_ method: MethodDescriptor, timeoutNanoseconds: Int64) throws {
        machine.heard(now: now)
        let deadline = timeoutNanoseconds == 0 ? nil : now + .nanoseconds(timeoutNanoseconds)
        guard loss == nil, let id = machine.open(method.shape, deadline: deadline) else { return }
        streams[id] = ExtendedBenchStream(shape: method.shape)
        let message = method.shape.hasRequestStream ? nil : try Note(number: 1).prepared(in: arena)
        let frame = RequestFrame(
            method: method, message: message, metadata: [], timeoutNanoseconds: timeoutNanoseconds)
        outbound.send(frame.packed(streamID: id, flags: method.shape.hasRequestStream ? [.remoteOpen, .noData] : []))
        arena.reset()
        if !method.shape.hasRequestStream { streams[id]?.hasSentEnd = true }
    }

    func send(_ id: UInt32, blobBytes: Int) throws {
        guard let stream = streams[id], stream.isOpen, !stream.hasSentEnd, stream.waitingCount < 4 else { return }
        let frame = try ExtendedBenchFrame.message(stream.sentCount, blobBytes: blobBytes, on: id, in: arena)
        try submit(frame, isMessage: true, on: id)
        streams[id]?.sentCount += 1
    }

    func halfClose(_ id: UInt32) throws {
        guard let stream = streams[id], stream.isOpen, !stream.hasSentEnd else { return }
        streams[id]?.hasSentEnd = true
        try submit(DataFrame.end(streamID: id), isMessage: false, on: id)
    }

    func take(_ id: UInt32) throws {
        guard streams[id]?.unread.isEmpty == false, let size = streams[id]?.unread.removeFirst() else { return }
        machine.messagesTaken(id, count: 1, byteCount: size)
        try read()
    }

    func abandon(_ id: UInt32) throws {
        guard streams[id]?.isOpen == true else { return }
        machine.abandon(id)
        streams[id]?.end = .some(RPCError(code: .cancelled, message: "given up"))
        try read()
    }

    func receive(_ bytes: [UInt8]) throws {
        if !bytes.isEmpty { machine.heard(now: now) }
        inbound += bytes
        try read()
    }

    func expire() throws {
        guard loss == nil else { return }
        for action in machine.expire(now: now) { try perform(action) }
        settle()
    }

    private func submit(_ frame: [UInt8], isMessage: Bool, on id: UInt32) throws {
        switch machine.send(frame, isMessage: isMessage, on: id) {
        case .write: outbound.send(frame)
        case .queued: if isMessage { streams[id]?.waitingCount += 1 }
        case .dropped: throw BenchFailure("a frame of the open stream \(id) was dropped")
        }
    }

    private func settle() {
        if let bytes = machine.takeControlBytes() { outbound.send(bytes) }
        while let (id, bytes, isMessage) = machine.nextQueuedFrame() {
            outbound.send(bytes)
            if isMessage { streams[id]?.waitingCount -= 1 }
        }
    }

    private func read() throws {
        while loss == nil, machine.wantsRead {
            let consumed = try inbound.withUnsafeBytes { bytes -> Int? in
                let (consumed, action) = machine.receive(bytes)
                if case .wait = action { return nil }
                try perform(action)
                return consumed
            }
            guard let consumed else { break }
            inbound.removeFirst(consumed)
        }
        settle()
    }

    private func perform(_ action: ClientAction) throws {
        switch action {
        case .wait, .proceed, .helloAnswered, .headers, .trailers: break
        case .reply(let id, _), .end(let id): try end(id, nil)
        case .message(let id, let payload): try message(id, payload)
        case .lastMessage(let id, _): throw BenchFailure("stream \(id) ended in a message, as our server never does")
        case .fail(let id, let error):
            if !error.mayHaveExecuted { refusedCount += 1 }
            try end(id, error)
        case .close(let reason): throw BenchFailure("the client closes: \(reason.rawValue)")
        case .disconnect(let error): loss = error
        }
    }

    private func message(_ id: UInt32, _ payload: UnsafeRawBufferPointer) throws {
        try promise(streams[id]?.isOpen == true, "a message came on stream \(id), which is not open")
        let number = try ExtendedBenchFrame.number(payload, in: arena)
        try promise(number == streams[id]?.receivedCount, "stream \(id) got message \(number) out of order")
        streams[id]?.receivedCount += 1
        streams[id]?.unread.append(payload.count)
    }

    private func end(_ id: UInt32, _ error: RPCError?) throws {
        try promise(streams[id]?.isOpen == true, "stream \(id) ended twice")
        streams[id]?.end = .some(error)
    }
}
