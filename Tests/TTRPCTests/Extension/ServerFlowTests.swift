import TTRPC
import TTRPCTestSupport
import Testing

@Suite struct `An extended server's machine and credit` {
    private func harness(
        stream: UInt32 = 100, connection: UInt32 = 1000, limits: (inout ServerLimits) -> Void = { _ in }
    ) -> ServerHarness {
        var serverLimits = ServerLimits()
        serverLimits.streamWindowBytes = 100
        serverLimits.connectionWindowBytes = 250
        serverLimits.incrementBytesMin = 1
        limits(&serverLimits)
        let harness = ServerHarness.extended(
            limits: serverLimits,
            hello: HelloRequest(
                features: ["compress-zlib"], streamWindowBytes: stream, connectionWindowBytes: connection))
        for (id, method) in [(3, "List"), (5, "List"), (7, "Sum"), (9, "Sum"), (11, "Sum")] as [(UInt32, String)] {
            _ = harness.deliver(Wire.request(stream: id, flags: method == "Sum" ? 2 : 0, method: method))
        }
        return harness
    }

    private func message(_ count: Int, _ first: UInt8 = 0) -> [UInt8] {
        [first] + [UInt8](repeating: 0, count: 9 + count)
    }

    private func data(_ stream: UInt32, _ count: Int, flags: UInt8 = 0) -> [UInt8] {
        Wire.frame(type: 3, stream: stream, flags: flags, [UInt8](repeating: 7, count: count))
    }

    private func window(_ increment: UInt32, _ stream: UInt32 = 0) -> [UInt8] {
        WindowFrame(increment: increment).packed(streamID: stream)
    }

    private func send(_ harness: ServerHarness, _ frame: [UInt8], on id: UInt32) -> FrameDisposition {
        harness.send(frame, on: id)
    }

    // MARK: Sending

    @Test func `sends while both credits are above zero, a message larger than the window, too`() {
        let harness = harness()
        #expect(send(harness, message(99), on: 3) == .write)
        #expect(send(harness, message(150), on: 3) == .write)
        #expect(send(harness, message(0), on: 3) == .queued)
        #expect(send(harness, message(1), on: 5) == .write)
    }

    @Test func `goes on when the peer gives credit, and not before it is above zero`() {
        let harness = harness()
        _ = send(harness, message(150), on: 3)
        #expect(send(harness, message(1, 8), on: 3) == .queued)
        #expect(harness.nextQueuedFrame() == nil)
        _ = harness.deliver(window(50, 3))
        #expect(harness.nextQueuedFrame() == nil)
        _ = harness.deliver(window(1, 3))
        #expect(harness.nextQueuedFrame()?.bytes.first == 8)
    }

    @Test func `holds all streams when the connection's credit is used up, and lets ends and single replies pass`() {
        let harness = harness(connection: 50)
        _ = harness.deliver(Wire.request(stream: 13, method: "Slow"))
        #expect(send(harness, message(50), on: 3) == .write)
        #expect(send(harness, message(1), on: 5) == .queued)
        #expect(harness.streamFinished(3, closingFrame: DataFrame.end(streamID: 3)) == .write)
        #expect(harness.unaryFinished(13))
        #expect(harness.nextQueuedFrame() == nil)
        _ = harness.deliver(window(10))
        #expect(harness.nextQueuedFrame()?.streamID == 5)
    }

    @Test func `lets others go on when one stream has no credit`() {
        let harness = harness()
        _ = send(harness, message(100), on: 3)
        _ = send(harness, message(1), on: 3)
        for _ in 0..<3 { #expect(send(harness, message(10), on: 5) == .write) }
    }

    @Test func `keeps the end behind messages that wait for credit`() {
        let harness = harness()
        _ = send(harness, message(100), on: 3)
        _ = send(harness, message(5, 8), on: 3)
        #expect(harness.streamFinished(3, closingFrame: [9]) == .queued)
        _ = harness.deliver(window(100, 3))
        #expect(harness.nextQueuedFrame()?.bytes.first == 8)
        #expect(harness.nextQueuedFrame()?.bytes == [9])
    }

    @Test func `sends headers without credit and before all messages`() {
        let harness = harness(stream: 1)
        harness.writabilityChanged(false)
        let headers = harness.sendHeaders([4], on: 3)
        #expect(headers == .queued && send(harness, message(5, 8), on: 3) == .queued)
        harness.writabilityChanged(true)
        #expect(harness.nextQueuedFrame()?.bytes == [4])
        #expect(harness.nextQueuedFrame()?.bytes.first == 8)
    }

    @Test func `ends a stream with 13 at an increment of zero, and the connection at one of its own`() {
        let harness = harness()
        #expect(harness.deliver(window(0, 3)) == [.end(3, .internal)])
        #expect(harness.deliver(window(0)) == [.close(.emptyIncrement)])
    }

    @Test("ends the connection at more credit than there can be", arguments: [0, 3] as [UInt32])
    func overflow(stream: UInt32) {
        #expect(harness().deliver(window(.max >> 1, stream)) == [.close(.creditOverflow)])
    }

    @Test func `ignores credit for a finished stream, and ends the connection at credit for an idle one`() {
        let harness = harness()
        _ = harness.streamFinished(3, closingFrame: DataFrame.end(streamID: 3))
        #expect(harness.deliver(window(1 << 30, 3)) == [])
        #expect(harness.deliver(window(10, 99)) == [.close(.idleStream)])
    }

    // MARK: Receiving

    @Test func `gives credit back when messages were read, once that is half the window`() {
        let harness = harness()
        _ = harness.deliver(data(7, 49) + data(7, 1))
        #expect(harness.written() == [])
        harness.messageRead(7, byteCount: 49)
        #expect(harness.written() == [])
        harness.messageRead(7, byteCount: 1)
        #expect(harness.written() == [ReceivedFrame(window(50, 7))])
    }

    @Test func `gives the connection's credit back as well, and a half-closed stream none of its own`() {
        let harness = harness()
        for id in [7, 9] as [UInt32] { _ = harness.deliver(data(id, 90, flags: 1)) }
        for id in [7, 9] as [UInt32] { harness.messageRead(id, byteCount: 90) }
        #expect(harness.written() == [ReceivedFrame(window(180))])
    }

    @Test func `fails a stream with 8 whose peer sends without credit`() {
        let harness = harness()
        #expect(harness.deliver(data(7, 120)).count == 1)
        #expect(harness.deliver(data(7, 1)) == [.end(7, .resourceExhausted)])
        #expect(harness.takeLimitHit() == .streamWindow)
        #expect(harness.deliver(data(9, 10)).count == 1)
    }

    @Test func `ends the connection when the peer sends without credit on it`() {
        let harness = harness()
        for id in [7, 9, 11] as [UInt32] { #expect(harness.deliver(data(id, 99)).count == 1) }
        #expect(harness.deliver(data(7, 1)) == [.close(.connectionWindow)])
        #expect(harness.takeLimitHit() == .connectionWindow)
    }

    @Test func `gives credit back at once for what nobody will read`() {
        let harness = harness()
        _ = harness.deliver(data(7, 99) + data(9, 99))
        #expect(harness.written() == [])
        _ = harness.deliver(ResetFrame(code: .cancelled).packed(streamID: 7))
        #expect(harness.written() == [])
        _ = harness.unaryFinished(9)
        #expect(harness.written() == [ReceivedFrame(window(198))])
        // What is read late counts no second time, and what is dropped counts at once.
        harness.messageRead(7, byteCount: 99)
        #expect(harness.deliver(data(7, 130)) == [])
        #expect(harness.written() == [ReceivedFrame(window(130))])
    }

    @Test func `does not count what comes with a request`() {
        let harness = harness()
        let first = [UInt8](repeating: 1, count: 150)
        _ = harness.deliver(Wire.request(stream: 13, flags: 2, method: "Sum", payload: first))
        #expect(harness.deliver(data(13, 99)).count == 1)
    }

    // MARK: Compression

    @Test func `tells which payloads are compressed, and takes an empty one as empty`() {
        let harness = harness()
        #expect(harness.deliver(data(7, 3, flags: 0x80)) == [.message(7, [7, 7, 7])])
        #expect(harness.compressions == [7: .zlib])
        #expect(harness.deliver(data(9, 0, flags: 0x80)) == [.message(9, [])])
        #expect(harness.compressions[9] == nil)
        _ = harness.deliver(Wire.request(stream: 13, flags: 0x80, payload: [1]))
        #expect(harness.compressions[13] == .zlib)
    }

    @Test func `answers 12 when compression was not agreed on, and ignores the flag of a plain peer`() {
        let harness = ServerHarness.extended()
        _ = harness.deliver(Wire.request(stream: 3, flags: 2, method: "Sum"))
        #expect(harness.deliver(data(3, 5, flags: 0x80)) == [.end(3, .unimplemented)])
        #expect(
            harness.deliver(Wire.request(stream: 5, flags: 0x80, payload: [1])) == [.refuse(5, .unimplemented)])
        let plain = ServerHarness()
        #expect(
            plain.deliver(Wire.request(stream: 1, flags: 0x80, payload: [1]))
                == [.call(1, method: "Echo", payload: [1])])
        #expect(plain.compressions == [:])
    }
}
