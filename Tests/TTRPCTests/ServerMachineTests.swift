import TTRPC
import TTRPCTestSupport
import Testing

@Suite struct `A server's machine reads frames` {
    @Test("a request cut at any byte is served once", arguments: 1..<40)
    func everyCut(cut: Int) {
        let bytes = Wire.request(stream: 1, payload: [1, 2]) + Wire.request(stream: 3)
        let harness = ServerHarness()
        let seen = harness.deliver(Array(bytes.prefix(cut))) + harness.deliver(Array(bytes.dropFirst(cut)))
        #expect(seen == [.call(1, method: "Echo", payload: [1, 2]), .call(3, method: "Echo", payload: [])])
    }

    @Test func `one byte at a time is served`() {
        let harness = ServerHarness()
        let seen = Wire.request(stream: 1, payload: [5]).flatMap { harness.deliver([$0]) }
        #expect(seen == [.call(1, method: "Echo", payload: [5])])
        #expect(harness.pendingCount == 0)
    }

    @Test func `fifty frames in one write are all served`() {
        let ids = (0..<50).map { UInt32($0 * 2 + 1) }
        let seen = ServerHarness().deliver(ids.flatMap { Wire.request(stream: $0) })
        #expect(seen == ids.map { .call($0, method: "Echo", payload: []) })
    }

    @Test func `exactly 4 MiB is accepted`() {
        let overhead = Wire.envelope(payload: [UInt8](repeating: 1, count: 4_000_000)).count - 4_000_000
        let payload = [UInt8](repeating: 1, count: 4_194_304 - overhead)
        let seen = ServerHarness().deliver(Wire.request(stream: 1, payload: payload))
        #expect(seen == [.call(1, method: "Echo", payload: payload)])
    }

    @Test(
        "4 MiB + 1 and up to 16 MiB is answered with 8 and skipped without buffering",
        arguments: [
            4_194_305, 16_777_215,
        ])
    func oversized(length: Int) {
        let harness = ServerHarness()
        #expect(harness.deliver(Wire.frame(type: 1, stream: 1, length: length)) == [.refuse(1, .resourceExhausted)])
        let chunk = [UInt8](repeating: 0, count: 1 << 20)
        var left = length
        while left > 0 {
            #expect(harness.deliver(Array(chunk.prefix(left))) == [])
            #expect(harness.pendingCount == 0)
            left -= min(left, chunk.count)
        }
        #expect(harness.deliver(Wire.request(stream: 3)) == [.call(3, method: "Echo", payload: [])])
        #expect(harness.deliver(Wire.request(stream: 1)) == [.refuse(1, .invalidArgument)])
    }

    @Test("16 MiB and more closes at the header", arguments: [1 << 24, 1 << 31])
    func reservedByte(length: Int) {
        #expect(ServerHarness().deliver(Wire.frame(type: 1, stream: 1, length: length)) == [.close(.reservedLength)])
    }

    @Test(
        "unknown types are ignored", arguments: [0, 4, 5, 0xe0, 0xe1, 0xe2, 0xe3, 0xe4, 0xff] as [UInt8],
        [0, 1, 2] as [UInt32])
    func unknownType(type: UInt8, stream: UInt32) {
        let harness = ServerHarness()
        #expect(harness.deliver(Wire.frame(type: type, stream: stream, [1, 2, 3])) == [])
        #expect(harness.deliver(Wire.frame(type: type, stream: stream, length: 4_194_305)) == [])
        #expect(harness.deliver([UInt8](repeating: 0, count: 4_194_305)) == [])
        #expect(harness.deliver(Wire.request(stream: 1)) == [.call(1, method: "Echo", payload: [])])
    }

    @Test("a request on an even id or 0 is answered with 3", arguments: [0, 2, 4_294_967_294] as [UInt32])
    func evenID(stream: UInt32) {
        let harness = ServerHarness()
        #expect(harness.deliver(Wire.request(stream: stream)) == [.refuse(stream, .invalidArgument)])
        #expect(harness.deliver(Wire.request(stream: 1)) == [.call(1, method: "Echo", payload: [])])
    }

    @Test("flags that nobody defined are ignored", arguments: [0x08, 0x10, 0x80, 0xf8] as [UInt8])
    func unknownFlags(flags: UInt8) {
        #expect(
            ServerHarness().deliver(Wire.request(stream: 1, flags: flags)) == [.call(1, method: "Echo", payload: [])])
    }

    @Test("the method's descriptor decides, not the flags", arguments: [0, 1, 2, 6] as [UInt8])
    func shapeFlags(flags: UInt8) {
        let seen = ServerHarness().deliver(Wire.request(stream: 1, flags: flags, method: "List", payload: [7]))
        #expect(seen == [.call(1, method: "List", payload: [7])])
    }

    @Test func `a response that is sent to the server is ignored`() {
        let harness = ServerHarness()
        #expect(harness.deliver(Wire.frame(type: Wire.response, stream: 1, [0xff])) == [])
        #expect(harness.deliver(Wire.request(stream: 1)) == [.call(1, method: "Echo", payload: [])])
    }
}

@Suite struct `A server's machine minds stream ids` {
    @Test func `reuse of an open id is answered with 3 and cancels the original`() {
        let harness = ServerHarness()
        #expect(harness.deliver(Wire.request(stream: 1, method: "Slow")) == [.call(1, method: "Slow", payload: [])])
        #expect(harness.deliver(Wire.request(stream: 1, method: "Slow")) == [.end(1, .invalidArgument)])
        let isWaitedFor = harness.unaryFinished(1)
        #expect(!isWaitedFor)
    }

    @Test("replay of a finished id is answered with 3", arguments: ["Echo", "Slow"])
    func replay(method: String) {
        let harness = ServerHarness()
        #expect(harness.deliver(Wire.request(stream: 1, method: method)) == [.call(1, method: method, payload: [])])
        if method == "Slow" {
            let isWaitedFor = harness.unaryFinished(1)
            #expect(isWaitedFor)
        }
        #expect(harness.deliver(Wire.request(stream: 1, method: method)) == [.refuse(1, .invalidArgument)])
    }

    @Test func `a lower id that was not used is accepted, once`() {
        let harness = ServerHarness()
        for id in [7, 3, 1, 5, 4_294_967_295, 9] as [UInt32] {
            #expect(harness.deliver(Wire.request(stream: id)) == [.call(id, method: "Echo", payload: [])])
        }
        for id in [1, 3, 5, 7, 9, 4_294_967_295] as [UInt32] {
            #expect(harness.deliver(Wire.request(stream: id)) == [.refuse(id, .invalidArgument)])
        }
        #expect(harness.deliver(Wire.request(stream: 11)) == [.call(11, method: "Echo", payload: [])])
    }

    @Test func `ids are remembered in bounded memory, and the lowest gaps are forgotten as used`() {
        var limits = ServerLimits()
        limits.skippedStreamRangesMax = 2
        let harness = ServerHarness(limits: limits)
        for id in [5, 9, 13] as [UInt32] { _ = harness.deliver(Wire.request(stream: id)) }
        #expect(harness.deliver(Wire.request(stream: 1)) == [.refuse(1, .invalidArgument)])
        #expect(harness.deliver(Wire.request(stream: 7)) == [.call(7, method: "Echo", payload: [])])
        #expect(harness.deliver(Wire.request(stream: 11)) == [.call(11, method: "Echo", payload: [])])
    }

    @Test func `data on a closed or an unused stream is answered with 3`() {
        let harness = ServerHarness()
        _ = harness.deliver(Wire.request(stream: 1))
        for id in [0, 1, 2, 3] as [UInt32] {
            #expect(harness.deliver(Wire.frame(type: Wire.data, stream: id)) == [.refuse(id, .invalidArgument)])
        }
        #expect(harness.deliver(Wire.request(stream: 3)) == [.call(3, method: "Echo", payload: [])])
    }

    @Test func `data on a unary call is answered with 3 and ends it`() {
        let harness = ServerHarness()
        _ = harness.deliver(Wire.request(stream: 1, method: "Slow"))
        #expect(harness.deliver(Wire.frame(type: Wire.data, stream: 1, [1])) == [.end(1, .invalidArgument)])
        let isWaitedFor = harness.unaryFinished(1)
        #expect(!isWaitedFor)
        #expect(harness.deliver(Wire.request(stream: 3)) == [.call(3, method: "Echo", payload: [])])
    }

    @Test func `data on a server stream is answered with 3, but one half-close is let pass`() {
        let harness = ServerHarness()
        _ = harness.deliver(Wire.request(stream: 1, flags: 2, method: "List"))
        #expect(harness.deliver(Wire.end(stream: 1)) == [])
        #expect(harness.deliver(Wire.end(stream: 1)) == [.end(1, .invalidArgument)])
        _ = harness.deliver(Wire.request(stream: 3, flags: 1, method: "List"))
        #expect(harness.deliver(Wire.frame(type: Wire.data, stream: 3, [1])) == [.end(3, .invalidArgument)])
    }

    @Test func `an oversized message on an open stream ends it with 8`() {
        let harness = ServerHarness()
        _ = harness.deliver(Wire.request(stream: 1, flags: 2, method: "List"))
        #expect(
            harness.deliver(Wire.frame(type: Wire.data, stream: 1, length: 4_194_305)) == [.end(1, .resourceExhausted)])
    }
}

@Suite struct `A server's machine checks envelopes` {
    private func deliver(_ envelope: [UInt8]) -> [ServerHarness.Seen] {
        let harness = ServerHarness()
        let seen = harness.deliver(Wire.frame(type: 1, stream: 1, envelope))
        // Whatever it was, the connection lives.
        #expect(harness.deliver(Wire.request(stream: 3)) == [.call(3, method: "Echo", payload: [])])
        return seen
    }

    @Test func `a malformed envelope is answered with 3`() {
        #expect(deliver([0x0a, 9, 1]) == [.refuse(1, .invalidArgument)])
    }

    @Test func `unknown fields and known ones of another type are ignored`() {
        let unknown: [UInt8] =
            [0x78, 1, 0x31] + [UInt8](repeating: 0, count: 8) + [0x35, 0, 0, 0, 0, 0x08, 1, 0x22, 1, 7]
        #expect(deliver(unknown + Wire.envelope(payload: [1])) == [.call(1, method: "Echo", payload: [1])])
    }

    @Test func `a zero-length request is answered with 12`() {
        #expect(deliver([]) == [.refuse(1, .unimplemented)])
    }

    @Test(
        "text that is not UTF-8 or holds a NUL is answered with 3",
        arguments: [[0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0]])
    func badText(text: [UInt8]) {
        #expect(deliver(Wire.envelope(service: text)) == [.refuse(1, .invalidArgument)])
        #expect(deliver(Wire.envelope(method: text)) == [.refuse(1, .invalidArgument)])
        let key = Wire.field(5, Wire.field(1, text))
        #expect(deliver(Wire.envelope(metadata: key)) == [.refuse(1, .invalidArgument)])
        let value = Wire.field(5, Wire.field(1, [0x61]) + Wire.field(2, text))
        #expect(deliver(Wire.envelope(metadata: value)) == [.refuse(1, .invalidArgument)])
    }

    @Test func `of a repeated scalar the last wins`() {
        let first = Wire.envelope(service: [1], method: [2], payload: [3], timeout: -1)
        let last = Wire.envelope(payload: [4], timeout: 1000)
        #expect(deliver(first + last) == [.call(1, method: "Echo", payload: [4], timeLeft: .nanoseconds(1000))])
    }

    @Test func `unknown services and methods are answered with 12, which names them`() {
        let harness = ServerHarness()
        #expect(harness.deliver(Wire.request(stream: 1, service: "test.v1.Nodes")) == [.refuse(1, .unimplemented)])
        #expect(harness.errors[1]?.message == "This server has no method test.v1.Nodes/Echo.")
        #expect(harness.deliver(Wire.request(stream: 3, method: "echo")) == [.refuse(3, .unimplemented)])
    }

    @Test func `metadata arrives in order with lower-case keys`() {
        let harness = ServerHarness()
        _ = harness.deliver(Wire.request(stream: 1, metadata: [("Key", "1"), ("key", "2"), ("a", "ü")]))
        #expect(harness.metadata[1] == ["key": "1", "key": "2", "a": "ü"])
    }

    @Test func `the same metadata twice is the same, and other metadata is other`() {
        let harness = ServerHarness()
        for (id, value) in [(1, "a"), (3, "a"), (5, "b"), (7, "a")] as [(UInt32, String)] {
            _ = harness.deliver(Wire.request(stream: id, metadata: [("k", value)]))
            #expect(harness.metadata[id] == ["k": value])
        }
        _ = harness.deliver(Wire.request(stream: 9))
        #expect(harness.metadata[9] == [:])
    }

    @Test func `metadata around other fields is found`() {
        let one = Wire.field(5, Wire.pair("a", "1"))
        let two = Wire.field(5, Wire.pair("b", "2"))
        let harness = ServerHarness()
        _ = harness.deliver(Wire.frame(type: 1, stream: 1, one + Wire.envelope(payload: [1]) + two))
        #expect(harness.metadata[1] == ["a": "1", "b": "2"])
    }

    @Test func `64 pairs and 8 KiB are accepted and one more of either is answered with 8`() {
        let pairs = [(String, String)](repeating: ("k", "v"), count: 65)
        let text = String(repeating: "v", count: 8191)
        let harness = ServerHarness()
        #expect(
            harness.deliver(Wire.request(stream: 1, metadata: Array(pairs.dropLast())))
                == [.call(1, method: "Echo", payload: [])])
        #expect(harness.deliver(Wire.request(stream: 3, metadata: pairs)) == [.refuse(3, .resourceExhausted)])
        #expect(
            harness.deliver(Wire.request(stream: 5, metadata: [("k", text)])) == [.call(5, method: "Echo", payload: [])]
        )
        #expect(
            harness.deliver(Wire.request(stream: 7, metadata: [("kk", text)])) == [.refuse(7, .resourceExhausted)])
    }

    @Test func `two million pairs are answered with 8`() {
        let pairs = [[UInt8]](repeating: [0x2a, 0], count: 2_000_000).flatMap { $0 }
        #expect(deliver(Wire.envelope(metadata: pairs)) == [.refuse(1, .resourceExhausted)])
    }

    @Test func `a malformed pair is answered with 3`() {
        #expect(deliver(Wire.envelope(metadata: Wire.field(5, [0x0a, 9]))) == [.refuse(1, .invalidArgument)])
    }
}
