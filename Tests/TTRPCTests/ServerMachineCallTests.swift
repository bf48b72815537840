import TTRPC
import TTRPCTestSupport
import Testing

@Suite struct `A server's machine bounds what runs` {
    @Test func `the 101st running handler is answered with 8, and a returned one makes room`() {
        let harness = ServerHarness()
        for index in 0..<100 as Range<UInt32> {
            let id = index * 2 + 1
            #expect(
                harness.deliver(Wire.request(stream: id, method: "Slow")) == [.call(id, method: "Slow", payload: [])])
        }
        #expect(harness.deliver(Wire.request(stream: 201, method: "List")) == [.refuse(201, .resourceExhausted)])
        #expect(harness.deliver(Wire.request(stream: 203)) == [.call(203, method: "Echo", payload: [])])
        _ = harness.unaryFinished(7)
        #expect(harness.deliver(Wire.request(stream: 205, method: "List")) == [.call(205, method: "List", payload: [])])
    }

    @Test func `a handler keeps its slot until it returns, though its call is over`() {
        var limits = ServerLimits()
        limits.runningHandlersMax = 1
        let harness = ServerHarness(limits: limits)
        _ = harness.deliver(Wire.request(stream: 1, method: "Slow", timeout: 5))
        #expect(harness.expire(after: .seconds(1)) == [.end(1, .deadlineExceeded)])
        #expect(harness.deliver(Wire.request(stream: 3, method: "Slow")) == [.refuse(3, .resourceExhausted)])
        _ = harness.unaryFinished(1)
        #expect(harness.deliver(Wire.request(stream: 5, method: "Slow")) == [.call(5, method: "Slow", payload: [])])
    }

    @Test func `reading stops while the requests at work are too large`() {
        var limits = ServerLimits()
        limits.requestBytesInFlightMax = 10
        let harness = ServerHarness(limits: limits)
        _ = harness.deliver(Wire.request(stream: 1, method: "Slow", payload: [UInt8](repeating: 1, count: 9)))
        #expect(harness.wantsRead)
        _ = harness.deliver(Wire.request(stream: 3, method: "Slow", payload: [1], timeout: 5))
        #expect(!harness.wantsRead)
        #expect(harness.expire(after: .seconds(1)) == [.end(3, .deadlineExceeded)])
        #expect(!harness.wantsRead)
        _ = harness.unaryFinished(3)
        #expect(harness.wantsRead)
    }

    @Test func `a reply is waited for once`() {
        let harness = ServerHarness()
        _ = harness.deliver(Wire.request(stream: 1, method: "Slow"))
        let first = harness.unaryFinished(1)
        let second = harness.unaryFinished(1)
        #expect(first && !second)
    }
}

@Suite struct `A server's machine queues messages` {
    private func harness(streams: [UInt32]) -> ServerHarness {
        let harness = ServerHarness()
        for id in streams { _ = harness.deliver(Wire.request(stream: id, method: "List")) }
        return harness
    }

    @Test func `while the connection is writable everything leaves at once`() {
        let harness = harness(streams: [1])
        let message = harness.send([1], on: 1)
        let end = harness.streamFinished(1, closingFrame: [2])
        #expect(message == .write && end == .write)
        #expect(harness.isIdle && harness.streamCount == 0)
    }

    @Test func `messages that wait keep their order, and the end comes last`() {
        let harness = harness(streams: [1])
        harness.writabilityChanged(false)
        let dispositions = [
            harness.send([1], on: 1), harness.send([2], on: 1),
            harness.streamFinished(1, closingFrame: [3]),
        ]
        #expect(dispositions == [.queued, .queued, .queued])
        #expect(harness.nextQueuedFrame() == nil)
        #expect(!harness.isIdle)
        harness.writabilityChanged(true)
        var left: [[UInt8]] = []
        while let frame = harness.nextQueuedFrame() { left.append(frame.bytes) }
        #expect(left == [[1], [2], [3]])
        #expect(harness.isIdle && harness.streamCount == 0)
    }

    @Test func `a message does not overtake those that wait`() {
        let harness = harness(streams: [1])
        harness.writabilityChanged(false)
        _ = harness.send([1], on: 1)
        harness.writabilityChanged(true)
        let disposition = harness.send([2], on: 1)
        #expect(disposition == .queued)
        #expect(harness.nextQueuedFrame()?.bytes == [1])
        #expect(harness.nextQueuedFrame()?.bytes == [2])
    }

    @Test func `streams take turns`() {
        let harness = harness(streams: [1, 3])
        harness.writabilityChanged(false)
        for byte in 0..<3 as Range<UInt8> { _ = harness.send([byte], on: 1) }
        for byte in 0..<3 as Range<UInt8> { _ = harness.send([byte], on: 3) }
        harness.writabilityChanged(true)
        var order: [UInt32] = []
        while let frame = harness.nextQueuedFrame() { order.append(frame.streamID) }
        #expect(order == [1, 3, 1, 3, 1, 3])
    }

    @Test func `a stream that is over drops what waited`() {
        let harness = harness(streams: [1])
        harness.writabilityChanged(false)
        _ = harness.send([1], on: 1)
        #expect(harness.deliver(Wire.frame(type: Wire.data, stream: 1, [1])) == [.end(1, .invalidArgument)])
        harness.writabilityChanged(true)
        #expect(harness.nextQueuedFrame() == nil)
        let end = harness.streamFinished(1, closingFrame: [2])
        #expect(end == .dropped && harness.streamCount == 0)
    }
}

@Suite struct `A server's machine drains` {
    @Test func `running calls go on and new ones are answered with 14`() {
        let harness = ServerHarness()
        _ = harness.deliver(Wire.request(stream: 1, method: "Slow"))
        harness.drain()
        #expect(harness.deliver(Wire.request(stream: 3)) == [.refuse(3, .unavailable)])
        #expect(!harness.isIdle)
        let isWaitedFor = harness.unaryFinished(1)
        #expect(isWaitedFor && harness.isIdle)
    }

    @Test func `when the grace is over every open call ends with 14`() {
        let harness = ServerHarness()
        _ = harness.deliver(Wire.request(stream: 1, method: "Slow"))
        _ = harness.deliver(Wire.request(stream: 3, method: "List"))
        harness.drain()
        #expect(harness.endAll() == [.end(1, .unavailable), .end(3, .unavailable)])
        #expect(harness.isIdle)
        #expect(harness.endAll() == [])
    }
}
