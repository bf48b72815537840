import TTRPC
import TTRPCTestSupport
import Testing

@Suite struct `A server's machine keeps deadlines` {
    @Test("a call that outlives its timeout is answered with 4 and cancelled", arguments: ["Slow", "List"])
    func expiry(method: String) {
        let harness = ServerHarness()
        let call = Wire.request(stream: 1, method: method, timeout: 1_000_000)
        #expect(harness.deliver(call) == [.call(1, method: method, payload: [], timeLeft: .milliseconds(1))])
        #expect(harness.nextDeadline == harness.now + .milliseconds(1))
        #expect(harness.expire(after: .nanoseconds(999_999)) == [])
        #expect(harness.expire(after: .nanoseconds(1)) == [.end(1, .deadlineExceeded)])
        #expect(harness.nextDeadline == nil)
        #expect(harness.isIdle)
    }

    @Test func `a timeout of zero is none`() {
        let harness = ServerHarness()
        #expect(harness.deliver(Wire.request(stream: 1, method: "Slow")) == [.call(1, method: "Slow", payload: [])])
        #expect(harness.nextDeadline == nil)
        #expect(harness.expire(after: .seconds(1_000_000_000)) == [])
    }

    @Test(
        "a negative timeout is answered with 4 and the handler does not run", arguments: [-1, Int64.min],
        ["Echo", "Slow", "List"])
    func negative(timeout: Int64, method: String) {
        let seen = ServerHarness().deliver(Wire.request(stream: 1, method: method, timeout: timeout))
        #expect(seen == [.refuse(1, .deadlineExceeded)])
    }

    @Test func `the largest timeout does not overflow`() {
        let harness = ServerHarness()
        let seen = harness.deliver(Wire.request(stream: 1, method: "Slow", timeout: .max))
        #expect(seen == [.call(1, method: "Slow", payload: [], timeLeft: .nanoseconds(Int64.max))])
        #expect(harness.expire(after: .seconds(3600)) == [])
    }

    @Test func `a late reply is dropped and its state freed`() {
        let harness = ServerHarness()
        _ = harness.deliver(Wire.request(stream: 1, method: "Slow", timeout: 5))
        _ = harness.deliver(Wire.request(stream: 3, method: "List", timeout: 5))
        #expect(harness.expire(after: .seconds(1)) == [.end(1, .deadlineExceeded), .end(3, .deadlineExceeded)])
        let isWaitedFor = harness.unaryFinished(1)
        let late = harness.send([1], on: 3)
        let end = harness.streamFinished(3, closingFrame: [1])
        #expect(!isWaitedFor && late == .dropped && end == .dropped)
        #expect(harness.streamCount == 0)
    }

    @Test func `deadlines are found in their order, and calls that ended in time are not`() {
        let harness = ServerHarness()
        _ = harness.deliver(Wire.request(stream: 1, method: "Slow", timeout: 300))
        _ = harness.deliver(Wire.request(stream: 3, method: "Slow", timeout: 100))
        _ = harness.deliver(Wire.request(stream: 5, method: "Slow", timeout: 200))
        _ = harness.unaryFinished(5)
        #expect(harness.expire(after: .nanoseconds(100)) == [.end(3, .deadlineExceeded)])
        #expect(harness.expire(after: .nanoseconds(100)) == [])
        #expect(harness.nextDeadline == harness.now + .nanoseconds(100))
        #expect(harness.expire(after: .nanoseconds(100)) == [.end(1, .deadlineExceeded)])
    }

    @Test func `a deadline while messages wait for a slow reader is answered with 4`() {
        let harness = ServerHarness()
        _ = harness.deliver(Wire.request(stream: 1, method: "List", timeout: 100))
        harness.writabilityChanged(false)
        let disposition = harness.send([1], on: 1)
        #expect(disposition == .queued)
        #expect(harness.expire(after: .nanoseconds(100)) == [.end(1, .deadlineExceeded)])
        harness.writabilityChanged(true)
        #expect(harness.nextQueuedFrame() == nil)
    }
}

@Suite struct `A server's machine loses patience with slow peers` {
    @Test func `a header may take ten seconds`() {
        let harness = ServerHarness()
        #expect(harness.deliver([0]) == [])
        #expect(harness.expire(after: .seconds(9)) == [])
        #expect(harness.deliver([0, 0]) == [])
        #expect(harness.expire(after: .seconds(1)) == [.close(.slowHeader)])
    }

    @Test func `an idle connection may stay idle`() {
        let harness = ServerHarness()
        _ = harness.deliver(Wire.request(stream: 1))
        #expect(harness.nextDeadline == nil)
        #expect(harness.expire(after: .seconds(100_000)) == [])
    }

    @Test func `a large body may take as long as it takes at 4 KiB a second`() {
        let harness = ServerHarness()
        _ = harness.deliver(Wire.frame(type: 1, stream: 1, length: 1 << 20))
        #expect(harness.expire(after: .seconds(200)) == [])
        #expect(harness.deliver([UInt8](repeating: 0, count: 1 << 19)) == [])
        #expect(harness.expire(after: .seconds(55)) == [])
        #expect(harness.expire(after: .seconds(1)) == [.close(.slowBody)])
    }

    @Test func `a small body may take ten seconds`() {
        let harness = ServerHarness()
        _ = harness.deliver(Wire.frame(type: 1, stream: 1, length: 20))
        #expect(harness.deliver([0]) == [])
        #expect(harness.expire(after: .seconds(9)) == [])
        #expect(harness.expire(after: .seconds(1)) == [.close(.slowBody)])
    }

    @Test func `a body that is thrown away must come as well`() {
        let harness = ServerHarness()
        _ = harness.deliver(Wire.frame(type: 1, stream: 1, length: 5 << 20))
        _ = harness.deliver([UInt8](repeating: 0, count: 100))
        #expect(harness.expire(after: .seconds(1279)) == [])
        #expect(harness.expire(after: .seconds(1)) == [.close(.slowBody)])
    }

    @Test func `the time in which we do not read is not the peer's`() {
        let harness = ServerHarness()
        _ = harness.deliver([0, 0])
        harness.writabilityChanged(false)
        #expect(!harness.wantsRead)
        #expect(harness.expire(after: .seconds(20)) == [])
        harness.writabilityChanged(true)
        harness.readingResumed()
        #expect(harness.deliver([]) == [])
        #expect(harness.expire(after: .seconds(9)) == [])
        #expect(harness.expire(after: .seconds(1)) == [.close(.slowHeader)])
    }

    @Test func `a peer that does not read loses its waiting streams with 8, and then its connection`() {
        let harness = ServerHarness()
        _ = harness.deliver(Wire.request(stream: 1, method: "List"))
        _ = harness.deliver(Wire.request(stream: 3, method: "List"))
        harness.writabilityChanged(false)
        let disposition = harness.send([1], on: 1)
        #expect(disposition == .queued)
        #expect(harness.expire(after: .seconds(29)) == [])
        #expect(harness.expire(after: .seconds(1)) == [.end(1, .resourceExhausted)])
        #expect(harness.expire(after: .seconds(29)) == [])
        #expect(harness.expire(after: .seconds(1)) == [.close(.slowReader)])
    }

    @Test func `a peer that reads again in time loses nothing`() {
        let harness = ServerHarness()
        _ = harness.deliver(Wire.request(stream: 1, method: "List"))
        for _ in 0..<3 {
            harness.writabilityChanged(false)
            _ = harness.send([1], on: 1)
            #expect(harness.expire(after: .seconds(29)) == [])
            harness.writabilityChanged(true)
            #expect(harness.nextQueuedFrame()?.bytes == [1])
        }
        #expect(harness.nextDeadline == nil)
    }
}
