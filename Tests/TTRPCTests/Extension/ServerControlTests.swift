import TTRPC
import TTRPCTestSupport
import Testing

private func ping(_ payload: UInt64) -> [UInt8] {
    PingFrame(payload: payload).packed()
}

private func window(_ increment: UInt32, _ stream: UInt32 = 0) -> [UInt8] {
    WindowFrame(increment: increment).packed(streamID: stream)
}

private func reset(_ stream: UInt32) -> [UInt8] {
    ResetFrame(code: .cancelled).packed(streamID: stream)
}

@Suite struct `An extended server's machine` {
    private func open(_ method: String = "Slow", stream: UInt32 = 3) -> ServerHarness {
        let harness = ServerHarness.extended()
        _ = harness.deliver(Wire.request(stream: stream, flags: method == "Sum" ? 2 : 0, method: method))
        return harness
    }

    private func goAway(_ harness: ServerHarness) -> StatusCode? {
        guard let frame = harness.written().last, frame.header.type == .goAway else { return nil }
        return frame.data.withUnsafeBytes { GoAwayFrame(reading: $0)?.code }
    }

    // MARK: RESET

    @Test func `cancels a call that its caller gives up, and keeps the slot until the handler has returned`() {
        let harness = open()
        #expect(harness.deliver(reset(3)) == [.cancel(3, .cancelled)])
        #expect(harness.isIdle && harness.streamCount == 1)
        let isWaitedFor = harness.unaryFinished(3)
        #expect(!isWaitedFor && harness.streamCount == 0)
    }

    @Test func `drops what waits and what still comes on a stream that was given up`() {
        let harness = open("List")
        harness.writabilityChanged(false)
        _ = harness.send([1], on: 3)
        harness.writabilityChanged(true)
        _ = harness.deliver(reset(3))
        #expect(harness.nextQueuedFrame() == nil)
        #expect(harness.deliver(Wire.frame(type: 3, stream: 3, [1]) + Wire.end(stream: 3)) == [])
        let disposition = harness.send([1], on: 3)
        #expect(disposition == .dropped)
    }

    @Test func `ignores a RESET of a finished call`() {
        let harness = ServerHarness.extended()
        _ = harness.deliver(Wire.request(stream: 3))
        #expect(harness.deliver(reset(3)) == [])
    }

    @Test("ends the connection at a RESET of a stream that was never opened", arguments: [0, 4, 5] as [UInt32])
    func idleReset(stream: UInt32) {
        let harness = open()
        #expect(harness.deliver(reset(stream)) == [.close(.idleStream)])
        #expect(goAway(harness) == .invalidArgument)
    }

    @Test func `bounds calls that are given up`() {
        let harness = ServerHarness.extended()
        for id in stride(from: 3, to: 403, by: 2) as StrideTo<UInt32> {
            _ = harness.deliver(Wire.request(stream: id, method: "Slow"))
            #expect(harness.deliver(reset(id)) == [.cancel(id, .cancelled)])
            _ = harness.unaryFinished(id)
        }
        _ = harness.deliver(Wire.request(stream: 403, method: "Slow"))
        #expect(harness.deliver(reset(403)) == [.close(.tooManyResets)])
        #expect(harness.takeLimitHit() == .resets)
        #expect(goAway(harness) == .resourceExhausted)
    }

    @Test func `refuses the call that is one too many with a RESET, and a slot is free when a handler has returned`() {
        let harness = ServerHarness.extended()
        for id in stride(from: 3, to: 203, by: 2) as StrideTo<UInt32> {
            _ = harness.deliver(Wire.request(stream: id, method: "Slow"))
        }
        _ = harness.deliver(reset(3))
        #expect(harness.deliver(Wire.request(stream: 203, method: "Slow")) == [])
        let frame = harness.written().first
        #expect(frame?.header.type == .reset && frame?.header.flags == .refused && frame?.stream == 203)
        #expect(frame?.data.prefix(4) == [0, 0, 0, 8])
        #expect(harness.takeLimitHit() == .runningCalls)
        _ = harness.unaryFinished(3)
        #expect(harness.deliver(Wire.request(stream: 205, method: "Slow")).count == 1)
    }

    // MARK: PING

    @Test func `answers a PING with the same bytes`() {
        let harness = ServerHarness.extended()
        #expect(harness.deliver(ping(0x0102_0304)) == [])
        #expect(harness.written() == [ReceivedFrame(PingFrame(payload: 0x0102_0304, isAcknowledgement: true).packed())])
    }

    @Test func `tolerates two pings that come too soon`() {
        let harness = ServerHarness.extended()
        #expect(harness.deliver(ping(1) + ping(2) + ping(3)) == [])
        #expect(harness.deliver(ping(4)) == [.close(.tooManyPings)])
        #expect(harness.takeLimitHit() == .pings)
    }

    @Test func `asks a silent peer with calls open, and closes when nothing comes`() {
        let harness = open()
        #expect(harness.expire(after: .seconds(30)) == [])
        #expect(harness.written().map(\.header.type) == [.ping])
        #expect(harness.expire(after: .seconds(20)) == [.close(.silentPeer)])
    }

    @Test func `takes any byte for an answer, and asks nobody who has no calls`() {
        let harness = open()
        _ = harness.expire(after: .seconds(30))
        _ = harness.deliver([0])
        #expect(harness.expire(after: .seconds(9)) == [])
        let idle = ServerHarness.extended()
        #expect(idle.nextDeadline == nil)
        #expect(idle.expire(after: .seconds(3600)) == [] && idle.written() == [])
    }

    // MARK: Forms, ids, bounds

    @Test(
        "ends the connection at a control frame of a wrong form",
        arguments: [
            Wire.frame(type: 0xE0, stream: 3, [1]), Wire.frame(type: 0xE1, stream: 0, [1]),
            Wire.frame(type: 0xE1, stream: 3, [UInt8](repeating: 0, count: 8)),
            Wire.frame(type: 0xE2, stream: 0, [1]), Wire.frame(type: 0xE3, stream: 0, [1]),
            Wire.frame(type: 0xE3, stream: 1, [UInt8](repeating: 0, count: 8)),
        ])
    func malformed(frame: [UInt8]) {
        let harness = open()
        #expect(harness.deliver(frame) == [.close(.malformedControlFrame)])
        #expect(goAway(harness) == .invalidArgument)
    }

    @Test func `ends the connection at a control frame above the bound of frames`() {
        let harness = ServerHarness.extended(hello: HelloRequest(frameBytesMax: 65_536))
        #expect(
            harness.deliver(Wire.frame(type: 0xE4, stream: 3, length: 65_537)) == [.close(.oversizedControlFrame)])
    }

    @Test func `ignores unknown types and a client's metadata`() {
        let harness = ServerHarness.extended()
        let frames = [0xE4, 0xE5, 0x42].flatMap { Wire.frame(type: $0, stream: 3, [1, 2]) }
        #expect(harness.deliver(frames) == [])
    }

    @Test func `ends the connection at a lower id that was passed over, which a plain peer may use`() {
        let harness = open(stream: 9)
        #expect(harness.deliver(Wire.request(stream: 5)) == [.close(.streamIDOrder)])
        let plain = ServerHarness()
        _ = plain.deliver(Wire.request(stream: 9))
        #expect(plain.deliver(Wire.request(stream: 5)).count == 1)
    }

    @Test func `bounds errors that the peer provokes, of plain peers, too`() {
        for harness in [ServerHarness(), .extended()] {
            let wrong = Wire.request(stream: 2)
            for _ in 0..<200 { #expect(harness.deliver(wrong) == [.refuse(2, .invalidArgument)]) }
            #expect(harness.deliver(wrong) == [.close(.tooManyErrors)])
            #expect(harness.takeLimitHit() == .errors)
        }
    }

    @Test func `counts neither unknown methods nor expired calls as errors`() {
        let harness = ServerHarness()
        for id in stride(from: 1, to: 801, by: 2) as StrideTo<UInt32> {
            let isUnknown = id % 4 == 1
            let request = Wire.request(stream: id, method: isUnknown ? "Nothing" : "Echo", timeout: isUnknown ? 0 : -1)
            #expect(harness.deliver(request) == [.refuse(id, isUnknown ? .unimplemented : .deadlineExceeded)])
        }
    }

    @Test func `bounds payloads that are no message`() {
        let harness = ServerHarness()
        for _ in 0..<200 { #expect(harness.badMessage() == nil) }
        #expect(harness.badMessage() == .close(.tooManyErrors))
    }

    @Test func `bounds empty data, of plain peers, too`() {
        for harness in [ServerHarness(), .extended()] {
            _ = harness.deliver(Wire.request(stream: 3, flags: 2, method: "Sum"))
            for _ in 0..<200 { #expect(harness.deliver(Wire.frame(type: 3, stream: 3)) == [.message(3, [])]) }
            #expect(harness.deliver(Wire.frame(type: 3, stream: 3)) == [.close(.tooManyControlFrames)])
        }
    }

    @Test func `counts small increments and none that a fast reader sends`() {
        let harness = open("List")
        for _ in 0..<400 { #expect(harness.deliver(window(4096) + window(4096, 3)) == []) }
        for _ in 0..<200 { #expect(harness.deliver(window(4095, 3)) == []) }
        #expect(harness.deliver(window(4095)) == [.close(.tooManyControlFrames)])
    }

    @Test func `begins to count anew after the period`() {
        let harness = ServerHarness()
        for _ in 0..<200 { _ = harness.deliver(Wire.request(stream: 2)) }
        _ = harness.expire(after: .seconds(30))
        #expect(harness.deliver(Wire.request(stream: 2)) == [.refuse(2, .invalidArgument)])
    }

    @Test func `says nothing to a plain peer, and ignores what it sends of the extension`() {
        let harness = ServerHarness()
        _ = harness.deliver(Wire.request(stream: 1, method: "Slow"))
        #expect(harness.deliver(ping(1) + reset(1) + window(0) + reset(77)) == [])
        _ = harness.deliver(Wire.frame(type: 1, stream: 2, length: 16 << 20))
        #expect(harness.written() == [])
    }

    // MARK: Leaving

    @Test func `leaves in two steps`() {
        let harness = open()
        harness.drain()
        let first = harness.written()
        #expect(first.map(\.header.type) == [.goAway, .ping] && first[0].data.prefix(4) == [255, 255, 255, 255])
        // Calls that were under way are still taken.
        #expect(harness.deliver(Wire.request(stream: 5, method: "Slow")).count == 1)
        #expect(!harness.isDrained)
        _ = harness.deliver(PingFrame(payload: 1, isAcknowledgement: true).packed())
        #expect(harness.written().first?.data.prefix(8) == [0, 0, 0, 5, 0, 0, 0, 0])
        #expect(harness.deliver(Wire.request(stream: 7, method: "Slow")) == [])
        let refusal = harness.written().first
        #expect(refusal?.header.flags == .refused && refusal?.data.prefix(4) == [0, 0, 0, 14])
        for id in [3, 5] as [UInt32] { _ = harness.unaryFinished(id) }
        #expect(harness.isDrained)
    }

    @Test func `says the last stream when the grace is over before the peer has heard`() {
        let harness = open()
        harness.drain()
        _ = harness.written()
        #expect(harness.endAll() == [.end(3, .unavailable)])
        #expect(harness.written().first?.data.prefix(4) == [0, 0, 0, 3])
        #expect(harness.takeLimitHit() == .drainGrace)
    }

    @Test func `does not wait for ever for a peer that does not hear that it leaves`() {
        let harness = ServerHarness.extended()
        harness.drain()
        #expect(harness.expire(after: .seconds(20)) == [.close(.silentPeer)])
    }
}
