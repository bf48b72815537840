import TTRPC
import TTRPCTestSupport
import Testing

/// A client's machine that has asked for the extension, with a tape at its side.
final class ExtendedClient {
    enum Seen: Hashable {
        case reply(UInt32, [UInt8])
        case message(UInt32, [UInt8])
        case lastMessage(UInt32, [UInt8])
        case end(UInt32)
        case fail(UInt32, StatusCode, mayHaveExecuted: Bool)
        case headers(UInt32, Metadata)
        case trailers(UInt32, Metadata)
        case helloAnswered
        case close(CloseReason)
        case disconnect(StatusCode)
    }

    private var machine: ClientConnectionMachine
    private var pending: [UInt8] = []
    private var sent: [UInt8] = []
    var now = MonotonicTime(nanoseconds: 0)
    /// The frame that the machine sent first.
    let hello: ReceivedFrame?

    init(limits: ClientLimits = ClientLimits(), compressions: [Compression] = [], token: String = "") {
        machine = ClientConnectionMachine(limits: limits)
        var bytes = machine.begin(compressions: compressions, token: token, now: now)
        hello = ReceivedFrame.take(from: &bytes).first
    }

    /// A client whose server has agreed.
    static func agreed(
        limits: ClientLimits = ClientLimits(), compressions: [Compression] = [], reply: HelloReply = HelloReply()
    ) -> ExtendedClient {
        let client = ExtendedClient(limits: limits, compressions: compressions)
        var reply = reply
        reply.version = 1
        #expect(client.deliver(answer(reply)) == [.helloAnswered])
        return client
    }

    static func answer(_ reply: HelloReply) -> [UInt8] {
        Wire.frame(type: Wire.response, stream: 1, Wire.field(2, reply.packed()))
    }

    // MARK: What callers do

    func open(_ shape: CallShape, timeout: Duration? = nil) -> UInt32? {
        if machine.isIdle { machine.heard(now: now) }
        return machine.open(shape, deadline: timeout.map { now + $0 })
    }

    func abandon(_ id: UInt32) { machine.abandon(id) }

    func send(_ byteCount: Int, on id: UInt32) -> FrameDisposition {
        machine.send(
            Wire.frame(type: Wire.data, stream: id, [UInt8](repeating: 7, count: byteCount)), isMessage: true, on: id)
    }

    func finish(_ id: UInt32) -> FrameDisposition {
        machine.send(Wire.end(stream: id), isMessage: false, on: id)
    }

    func taken(_ id: UInt32, count: Int = 1, byteCount: Int) {
        machine.messagesTaken(id, count: count, byteCount: byteCount)
    }

    /// Streams whose frames may go now, in order.
    func written() -> [UInt32] {
        var ids: [UInt32] = []
        while let frame = machine.nextQueuedFrame() { ids.append(frame.streamID) }
        return ids
    }

    func writabilityChanged(_ isWritable: Bool) { machine.writabilityChanged(isWritable) }

    // MARK: What the server does

    func deliver(_ bytes: [UInt8]) -> [Seen] {
        machine.heard(now: now)
        pending += bytes
        var seen: [Seen] = []
        while true {
            let (consumed, action) = pending.withUnsafeBytes { bytes -> (Int, Seen?) in
                let (consumed, action) = machine.receive(bytes)
                if case .wait = action { return (-1, nil) }
                return (consumed, Self.note(action))
            }
            guard consumed >= 0 else { return seen }
            pending.removeFirst(consumed)
            guard let action else { continue }
            seen.append(action)
            switch action {
            case .close, .disconnect: return seen
            default: break
            }
        }
    }

    func pass(_ duration: Duration) -> [Seen] {
        now = now + duration
        return machine.expire(now: now).compactMap(Self.note)
    }

    // MARK: What the machine says

    /// The frames that the machine has sent by itself since this was asked last.
    func control() -> [ReceivedFrame] {
        sent += machine.takeControlBytes() ?? []
        return ReceivedFrame.take(from: &sent)
    }

    var settings: ExtensionSettings? { machine.settings }
    var isAsking: Bool { machine.isAsking }
    var takesCalls: Bool { machine.takesCalls }
    var isLeaving: Bool { machine.isLeaving }
    var isIdle: Bool { machine.isIdle }
    var wantsRead: Bool { machine.wantsRead }
    var farewell: RPCError? { machine.farewell }
    var nextDeadline: MonotonicTime? { machine.nextDeadline }

    private static func note(_ action: ClientAction) -> Seen? {
        switch action {
        case .wait, .proceed: nil
        case .reply(let id, let payload): .reply(id, Array(payload))
        case .message(let id, let payload): .message(id, Array(payload))
        case .lastMessage(let id, let payload): .lastMessage(id, Array(payload))
        case .end(let id): .end(id)
        case .fail(let id, let error): .fail(id, error.code, mayHaveExecuted: error.mayHaveExecuted)
        case .headers(let id, let metadata): .headers(id, metadata)
        case .trailers(let id, let metadata): .trailers(id, metadata)
        case .helloAnswered: .helloAnswered
        case .close(let reason): .close(reason)
        case .disconnect(let error): .disconnect(error.code)
        }
    }
}

extension [UInt8] {
    /// The bytes that a control frame of `code` and a text begins with; what the frames say beyond it is for logs.
    static func code(_ code: StatusCode) -> [UInt8] { [0, 0, 0, UInt8(code.rawValue)] }
}

extension Wire {
    static func reset(_ stream: UInt32, _ code: StatusCode, refused: Bool = false) -> [UInt8] {
        frame(type: 0xE0, stream: stream, flags: refused ? 1 : 0, .code(code))
    }

    static func window(_ stream: UInt32, _ increment: UInt32) -> [UInt8] {
        frame(type: 0xE2, stream: stream, withUnsafeBytes(of: increment.bigEndian) { Array($0) })
    }

    static func goAway(_ last: UInt32, _ code: StatusCode = .ok, reason: String = "") -> [UInt8] {
        frame(
            type: 0xE3, stream: 0, withUnsafeBytes(of: last.bigEndian) { Array($0) } + .code(code) + Array(reason.utf8))
    }

    static func ping(_ bytes: [UInt8], isAnswer: Bool = false) -> [UInt8] {
        frame(type: 0xE1, stream: 0, flags: isAnswer ? 1 : 0, bytes)
    }

    static func metadata(_ type: UInt8, _ stream: UInt32, _ pairs: [(String, String)]) -> [UInt8] {
        frame(type: type, stream: stream, pairs.flatMap { field(5, pair($0.0, $0.1)) })
    }
}
