import TTRPC
import TTRPCTestSupport
import Testing

private func data(_ stream: UInt32, flags: UInt8 = 0, _ bytes: [UInt8] = []) -> [UInt8] {
    Wire.frame(type: Wire.data, stream: stream, flags: flags, bytes)
}

@Suite struct `A server's machine takes streams of requests` {
    /// A harness with an open stream 1.
    private func open(_ method: String = "Sum", flags: UInt8 = Wire.remoteOpen) -> ServerHarness {
        let harness = ServerHarness()
        _ = harness.deliver(Wire.request(stream: 1, flags: flags, method: method))
        return harness
    }

    @Test(
        "which open with an empty payload, and that is no message", arguments: ["Sum", "Chat"], [2, 6, 0] as [UInt8])
    func noMessage(method: String, flags: UInt8) {
        let harness = open(method, flags: flags)
        #expect(harness.firstMessages[1] == nil && harness.halfClosed.isEmpty)
        #expect(harness.deliver(data(1, [1])) == [.message(1, [1])])
    }

    @Test("or with a payload, which is the first message", arguments: ["Sum", "Chat"])
    func firstMessage(method: String) {
        let harness = ServerHarness()
        _ = harness.deliver(Wire.request(stream: 1, flags: Wire.remoteOpen, method: method, payload: [7]))
        #expect(harness.firstMessages[1] == [7])
        _ = harness.deliver(Wire.request(stream: 3, flags: Wire.remoteOpen | Wire.noData, method: method, payload: [7]))
        #expect(harness.firstMessages[3] == nil)
    }

    @Test func `or with RC, and then nothing follows`() {
        let harness = open(flags: Wire.remoteClosed)
        #expect(harness.halfClosed == [1])
        #expect(harness.deliver(data(1, [1])) == [.end(1, .invalidArgument)])
    }

    @Test func `zero-length data is one message, and data flagged as none is none`() {
        let harness = open()
        #expect(harness.deliver(data(1) + data(1, flags: Wire.noData) + data(1)) == [.message(1, []), .message(1, [])])
    }

    @Test func `a half-close ends the requests, and RC with a payload is the last message`() {
        #expect(open().deliver(Wire.end(stream: 1)) == [.requestsEnded(1)])
        #expect(open().deliver(data(1, flags: Wire.remoteClosed, [9])) == [.lastMessage(1, [9])])
        #expect(open().deliver(data(1, flags: Wire.remoteClosed)) == [.lastMessage(1, [])])
    }

    @Test("data after RC ends the call with 3, once", arguments: ["Sum", "Chat"])
    func dataAfterClose(method: String) {
        let harness = open(method)
        _ = harness.deliver(Wire.end(stream: 1))
        #expect(harness.deliver(data(1, [1])) == [.end(1, .invalidArgument)])
        #expect(harness.deliver(data(1, [1])) == [.refuse(1, .invalidArgument)])
        #expect(harness.deliver(Wire.request(stream: 3)) == [.call(3, method: "Echo", payload: [])])
    }

    @Test func `after an early reply the peer's messages are dropped up to its half-close`() {
        let harness = open()
        let isWaitedFor = harness.unaryFinished(1)
        #expect(isWaitedFor && harness.isIdle)
        #expect(harness.deliver(data(1, [1]) + data(1) + Wire.end(stream: 1)) == [])
        #expect(harness.deliver(data(1, [1])) == [.refuse(1, .invalidArgument)])
        #expect(harness.deliver(Wire.request(stream: 1, method: "Sum")) == [.refuse(1, .invalidArgument)])
    }

    @Test func `after an early end of both directions they are dropped, too`() {
        let harness = open("Chat")
        let disposition = harness.streamFinished(1, closingFrame: Wire.end(stream: 1))
        #expect(disposition == .write && harness.streamCount == 0)
        #expect(harness.deliver(data(1, [1]) + data(1, flags: Wire.remoteClosed, [2])) == [])
    }

    @Test func `after a refusal they are dropped, too, so that the peer is told once`() {
        let harness = ServerHarness()
        let request = Wire.request(stream: 1, flags: Wire.remoteOpen, method: "Nothing")
        #expect(harness.deliver(request + data(1, [1]) + Wire.end(stream: 1)) == [.refuse(1, .unimplemented)])
    }

    @Test func `of streams that ended early the oldest are forgotten`() {
        var limits = ServerLimits()
        limits.earlyEndedStreamsMax = 2
        let harness = ServerHarness(limits: limits)
        for id in [1, 3, 5] as [UInt32] {
            _ = harness.deliver(Wire.request(stream: id, flags: Wire.remoteOpen, method: "Sum"))
            _ = harness.unaryFinished(id)
        }
        #expect(harness.deliver(data(3) + data(5)) == [])
        #expect(harness.deliver(data(1)) == [.refuse(1, .invalidArgument)])
    }

    @Test func `a handler that is overrun loses its call with 8, and what still comes is dropped`() {
        let harness = open()
        _ = harness.deliver(data(1, [1]))
        #expect(harness.overrun(1) == .end(1, .resourceExhausted))
        #expect(harness.overrun(1) == nil)
        #expect(harness.deliver(data(1, [2]) + Wire.end(stream: 1)) == [])
        #expect(harness.streamCount == 1)
        let isWaitedFor = harness.unaryFinished(1)
        #expect(!isWaitedFor && harness.streamCount == 0)
    }

    @Test("a deadline ends every shape with 4", arguments: ["Sum", "Chat", "List", "Slow"])
    func deadline(method: String) {
        let harness = ServerHarness()
        _ = harness.deliver(Wire.request(stream: 1, flags: 2, method: method, timeout: 1000))
        #expect(harness.expire(after: .seconds(1)) == [.end(1, .deadlineExceeded)])
        #expect(harness.isIdle)
    }

    @Test func `an oversized message ends its stream with 8`() {
        let harness = open("Chat")
        #expect(
            harness.deliver(Wire.frame(type: Wire.data, stream: 1, length: 4_194_305)) == [.end(1, .resourceExhausted)])
    }

    @Test func `fifty interleaved streams stay apart`() {
        let harness = ServerHarness()
        let ids = (0..<50).map { UInt32($0 * 2 + 1) }
        _ = harness.deliver(ids.flatMap { Wire.request(stream: $0, flags: Wire.remoteOpen, method: "Chat") })
        for round in 0..<3 as Range<UInt8> {
            let seen = harness.deliver(ids.flatMap { data($0, [round, UInt8($0)]) })
            #expect(seen == ids.map { .message($0, [round, UInt8($0)]) })
        }
        #expect(harness.deliver(ids.flatMap { Wire.end(stream: $0) }) == ids.map { .requestsEnded($0) })
    }
}
