import TTRPC
import TTRPCTestSupport
import Testing

/// A client's machine with a tape at its side.
private final class ClientHarness {
    enum Seen: Hashable {
        case reply(UInt32, [UInt8])
        case message(UInt32, [UInt8])
        case lastMessage(UInt32, [UInt8])
        case end(UInt32)
        case fail(UInt32, StatusCode)
        case close(CloseReason)
    }

    private var machine: ClientConnectionMachine
    let start = MonotonicTime(nanoseconds: 0)
    private var pending: [UInt8] = []

    init(limits: ClientLimits = ClientLimits(), firstStreamID: UInt32 = 1) {
        machine = ClientConnectionMachine(limits: limits, firstStreamID: firstStreamID)
    }

    func open(_ shape: CallShape, timeout: Duration? = nil) -> UInt32? {
        machine.open(shape, deadline: timeout.map { start + $0 })
    }

    func deliver(_ bytes: [UInt8]) -> [Seen] {
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
            if let action { seen.append(action) }
            if case .close = action { return seen }
        }
    }

    var isIdle: Bool { machine.isIdle }
    var takesCalls: Bool { machine.takesCalls }
    var wantsRead: Bool { machine.wantsRead }
    var nextDeadline: MonotonicTime? { machine.nextDeadline }

    func send(_ frame: [UInt8], isMessage: Bool = true, on id: UInt32) -> FrameDisposition {
        machine.send(frame, isMessage: isMessage, on: id)
    }
    func nextQueuedFrame() -> (streamID: UInt32, bytes: [UInt8])? {
        machine.nextQueuedFrame().map { ($0.streamID, $0.bytes) }
    }
    func writabilityChanged(_ isWritable: Bool) { machine.writabilityChanged(isWritable) }
    func abandon(_ id: UInt32) { machine.abandon(id) }
    func messageTaken(_ id: UInt32, byteCount: Int) {
        machine.messagesTaken(id, count: 1, byteCount: byteCount)
    }

    func expire(at duration: Duration) -> [Seen] {
        machine.expire(now: start + duration).compactMap(Self.note)
    }

    private static func note(_ action: ClientAction) -> Seen? {
        switch action {
        case .wait, .proceed: nil
        case .reply(let id, let payload): .reply(id, Array(payload))
        case .message(let id, let payload): .message(id, Array(payload))
        case .lastMessage(let id, let payload): .lastMessage(id, Array(payload))
        case .end(let id): .end(id)
        case .fail(let id, let error): .fail(id, error.code)
        case .headers, .trailers, .helloAnswered, .disconnect: nil
        case .close(let reason): .close(reason)
        }
    }
}

private func response(_ stream: UInt32, _ envelope: [UInt8] = []) -> [UInt8] {
    Wire.frame(type: Wire.response, stream: stream, envelope)
}

private func data(_ stream: UInt32, flags: UInt8 = 0, _ bytes: [UInt8] = []) -> [UInt8] {
    Wire.frame(type: Wire.data, stream: stream, flags: flags, bytes)
}

@Suite struct `A client's machine` {
    @Test func `gives odd ids in order until they are used up`() {
        let harness = ClientHarness(firstStreamID: 4_294_967_291)
        #expect((0..<4).map { _ in harness.open(.unary) } == [4_294_967_291, 4_294_967_293, 4_294_967_295, nil])
        #expect(!harness.takesCalls)
        #expect(ClientHarness().open(.unary) == 1)
    }

    @Test("replies are told apart, in any order and cut anywhere", arguments: 1..<30)
    func replies(cut: Int) {
        let harness = ClientHarness()
        _ = (harness.open(.unary), harness.open(.unary))
        let bytes = response(3, Wire.field(2, [3])) + response(1, Wire.field(2, [1]))
        let seen = harness.deliver(Array(bytes.prefix(cut))) + harness.deliver(Array(bytes.dropFirst(cut)))
        #expect(seen == [.reply(3, [3]), .reply(1, [1])])
        #expect(harness.isIdle)
    }

    @Test func `an empty reply is one, and so is an empty status`() {
        let harness = ClientHarness()
        _ = (harness.open(.unary), harness.open(.unary))
        #expect(harness.deliver(response(1) + response(3, [0x0a, 0])) == [.reply(1, []), .reply(3, [])])
    }

    @Test func `a status ends a call of any shape, and 17 is read as 2`() {
        let harness = ClientHarness()
        _ = (harness.open(.unary), harness.open(.serverStream))
        let seen = harness.deliver(response(1, [0x0a, 2, 0x08, 17]) + response(3, [0x0a, 2, 0x08, 5]))
        #expect(seen == [.fail(1, .unknown), .fail(3, .notFound)])
    }

    @Test func `a stream gives its messages in order, then its end`() {
        let harness = ClientHarness()
        _ = harness.open(.serverStream)
        let seen = harness.deliver(data(1, [1]) + data(1) + data(1, [3]) + Wire.end(stream: 1) + data(1, [4]))
        #expect(seen == [.message(1, [1]), .message(1, []), .message(1, [3]), .end(1)])
    }

    @Test func `a stream may end in its last message`() {
        let harness = ClientHarness()
        _ = (harness.open(.serverStream), harness.open(.serverStream), harness.open(.serverStream))
        #expect(harness.deliver(data(1, flags: 1, [7])) == [.lastMessage(1, [7])])
        #expect(harness.deliver(response(3, Wire.field(2, [8]))) == [.lastMessage(3, [8])])
        #expect(harness.deliver(response(5)) == [.end(5)])
    }

    @Test func `a client stream ends with its reply, and data on it is no reply`() {
        let harness = ClientHarness()
        _ = (harness.open(.clientStream), harness.open(.clientStream), harness.open(.bidirectional))
        let seen = harness.deliver(response(1, Wire.field(2, [7])) + data(3, [1]) + data(5, [2]) + Wire.end(stream: 5))
        #expect(seen == [.reply(1, [7]), .fail(3, .internal), .message(5, [2]), .end(5)])
    }

    @Test func `messages wait in order while the server does not take them, and the half-close behind them`() {
        let harness = ClientHarness()
        _ = (harness.open(.clientStream), harness.open(.bidirectional))
        #expect(harness.send([1], on: 1) == .write)
        harness.writabilityChanged(false)
        #expect(harness.send([2], on: 1) == .queued)
        #expect(harness.send([3], on: 3) == .queued)
        #expect(harness.send([4], isMessage: false, on: 1) == .queued)
        let early = harness.nextQueuedFrame()
        #expect(early == nil)
        harness.writabilityChanged(true)
        var frames: [[UInt8]] = []
        while let frame = harness.nextQueuedFrame() { frames.append(frame.bytes) }
        #expect(frames == [[2], [3], [4]])
    }

    @Test func `what waits is not sent any more once the call is over`() {
        let harness = ClientHarness()
        _ = (harness.open(.clientStream), harness.open(.clientStream))
        harness.writabilityChanged(false)
        _ = (harness.send([1], on: 1), harness.send([3], on: 3))
        #expect(harness.deliver(response(1, [0x0a, 2, 0x08, 5])) == [.fail(1, .notFound)])
        #expect(harness.send([2], on: 1) == .dropped)
        harness.writabilityChanged(true)
        #expect(harness.nextQueuedFrame()?.streamID == 3)
        let last = harness.nextQueuedFrame()
        #expect(last == nil)
    }

    @Test func `what belongs to no open call is dropped`() {
        let harness = ClientHarness()
        #expect(harness.deliver(response(1) + data(1) + Wire.request(stream: 1) + response(0) + response(2)) == [])
        let id = harness.open(.unary)
        harness.abandon(1)
        #expect(id == 1 && harness.isIdle)
        #expect(harness.deliver(response(1, Wire.field(2, [1]))) == [])
    }

    @Test func `an answer that is not understood fails its call only`() {
        let harness = ClientHarness()
        for _ in 0..<4 { _ = harness.open(.unary) }
        #expect(harness.deliver(response(1, [0x0a, 9])) == [.fail(1, .internal)])
        #expect(harness.deliver(data(3, [1])) == [.fail(3, .internal)])
        let oversized = Wire.frame(type: 2, stream: 5, [UInt8](repeating: 0, count: 4_194_305))
        #expect(harness.deliver(oversized) == [.fail(5, .resourceExhausted)])
        #expect(harness.deliver(Wire.frame(type: 9, stream: 7) + response(7)) == [.reply(7, [])])
    }

    @Test func `a length whose first byte is set closes`() {
        #expect(ClientHarness().deliver(Wire.frame(type: 2, stream: 1, length: 1 << 24)) == [.close(.reservedLength)])
    }

    @Test func `a deadline fails the call here, whatever the server does, and the late reply is dropped`() {
        let harness = ClientHarness()
        _ = (
            harness.open(.unary, timeout: .seconds(2)), harness.open(.serverStream, timeout: .seconds(1)),
            harness.open(.unary)
        )
        #expect(harness.nextDeadline == harness.start + .seconds(1))
        #expect(harness.expire(at: .milliseconds(999)) == [])
        #expect(harness.expire(at: .seconds(1)) == [.fail(3, .deadlineExceeded)])
        #expect(harness.expire(at: .seconds(9)) == [.fail(1, .deadlineExceeded)])
        #expect(harness.nextDeadline == nil)
        #expect(harness.deliver(response(1) + data(3) + response(5)) == [.reply(5, [])])
    }

    @Test func `reading stops while the only reader is behind, and goes on when it has caught up`() {
        var limits = ClientLimits()
        limits.bufferedMessagesMax = 2
        let harness = ClientHarness(limits: limits)
        _ = harness.open(.serverStream)
        _ = harness.deliver(data(1, [1]))
        #expect(harness.wantsRead)
        _ = harness.deliver(data(1, [2, 3]))
        #expect(!harness.wantsRead)
        harness.messageTaken(1, byteCount: 1)
        #expect(harness.wantsRead)
    }

    @Test func `bytes fill a buffer as messages do`() {
        var limits = ClientLimits()
        limits.bufferedBytesMax = 10
        let harness = ClientHarness(limits: limits)
        _ = harness.open(.serverStream)
        _ = harness.deliver(data(1, [UInt8](repeating: 1, count: 10)))
        #expect(!harness.wantsRead)
        harness.messageTaken(1, byteCount: 10)
        #expect(harness.wantsRead)
    }

    @Test func `a slow reader does not stop other calls, and fails with 8 when it is far behind`() {
        var limits = ClientLimits()
        limits.bufferedMessagesMax = 2
        limits.bufferOverrunMax = 3
        let harness = ClientHarness(limits: limits)
        _ = (harness.open(.serverStream), harness.open(.unary))
        for byte in 0..<5 as Range<UInt8> { #expect(harness.deliver(data(1, [byte])) == [.message(1, [byte])]) }
        #expect(harness.wantsRead)
        #expect(harness.deliver(data(1, [5])) == [.fail(1, .resourceExhausted)])
        #expect(harness.wantsRead)
        #expect(harness.deliver(response(3)) == [.reply(3, [])])
    }
}
