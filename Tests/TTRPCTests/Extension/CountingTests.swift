import TTRPC
import Testing

@Suite struct `Counting on an extended connection` {
    private func time(_ seconds: Double) -> MonotonicTime {
        MonotonicTime(nanoseconds: Int64(seconds * 1_000_000_000))
    }

    @Test func `credit lets a message pass as a whole, and then none until there is some again`() {
        var credit = FlowCredit(windowBytes: 10)
        #expect(credit.isOpen)
        credit.spend(25)
        #expect(!credit.isOpen && credit.availableBytes == -15)
        #expect(grown(&credit, by: 15))
        #expect(!credit.isOpen)
        #expect(grown(&credit, by: 1))
        #expect(credit.isOpen)
    }

    @Test func `credit above two to the 31st less one is refused`() {
        var credit = FlowCredit(windowBytes: 1)
        #expect(grown(&credit, by: WindowFrame.incrementMax - 1))
        #expect(!grown(&credit, by: 1))
        #expect(!grown(&credit, by: .max))
        #expect(credit.availableBytes == Int(WindowFrame.incrementMax))
    }

    @Test func `a window gives credit back once half of it was read`() {
        var window = FlowWindow(windowBytes: 100)
        #expect(received(&window, 60))
        #expect([49, 1, 10].map { window.read($0) } == [nil, 50, nil])
    }

    @Test func `a window that is used up takes nothing but empty messages`() {
        var window = FlowWindow(windowBytes: 100)
        #expect([150, 0, 1].map { window.received($0) } == [true, true, false])
        var other = FlowWindow(windowBytes: 100)
        #expect(received(&other, 150))
        let increment = other.read(150)
        #expect(increment == 150)
        #expect(received(&other, 1))
    }

    private func grown(_ credit: inout FlowCredit, by increment: UInt32) -> Bool { credit.grow(by: increment) }

    private func received(_ window: inout FlowWindow, _ byteCount: Int) -> Bool { window.received(byteCount) }

    @Test func `a bucket is empty after its tokens, and whole again with the next period`() {
        var bucket = TokenBucket(countMax: 2, period: .seconds(30))
        let taken = [5, 6, 34.9, 35, 35, 36].map { bucket.take(now: time($0)) }
        #expect(taken == [true, true, false, true, true, false])
    }

    @Test func `the third ping in a row that comes too soon is one too many`() {
        var strikes = PingStrikes()
        let tolerated = [0, 1, 2, 12, 13, 14, 15].map { strikes.take(now: time($0)) }
        #expect(tolerated == [true, true, true, true, true, true, false])
    }

    @Test func `a silent peer is asked after 30 s of silence with calls open, and gone 20 s later`() {
        var keepalive = Keepalive(silence: .seconds(30), answer: .seconds(20), now: time(0))
        #expect(keepalive.deadline(isActive: false) == nil)
        #expect(keepalive.due(now: time(100), isActive: false) == .nothing)
        keepalive.heard(now: time(100))
        #expect(keepalive.deadline(isActive: true) == time(130))
        #expect(keepalive.due(now: time(129), isActive: true) == .nothing)
        #expect(keepalive.due(now: time(130), isActive: true) == .ping)
        keepalive.asked(now: time(130))
        #expect(keepalive.due(now: time(149), isActive: true) == .nothing)
        #expect(keepalive.due(now: time(150), isActive: true) == .gone)
        keepalive.heard(now: time(150))
        #expect(keepalive.due(now: time(150), isActive: true) == .nothing)
    }
}
