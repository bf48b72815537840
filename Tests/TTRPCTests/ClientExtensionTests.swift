import TTRPC
import TTRPCTestSupport
import Testing

private func data(_ stream: UInt32, flags: UInt8 = 0, _ bytes: [UInt8] = []) -> [UInt8] {
    Wire.frame(type: Wire.data, stream: stream, flags: flags, bytes)
}

private func response(_ stream: UInt32, flags: UInt8 = 0, _ payload: [UInt8] = []) -> [UInt8] {
    Wire.frame(type: Wire.response, stream: stream, flags: flags, payload.isEmpty ? [] : Wire.field(2, payload))
}

@Suite struct `A client of an extended server` {
    // MARK: Calls

    @Test func `resets a call that is given up, whose time is over, or whose answer cannot be`() {
        let client = ExtendedClient.agreed()
        _ = (client.open(.unary), client.open(.unary, timeout: .seconds(1)), client.open(.unary))
        client.abandon(3)
        client.abandon(3)
        #expect(client.pass(.seconds(1)) == [.fail(5, .deadlineExceeded, mayHaveExecuted: true)])
        #expect(client.deliver(data(7, [1])) == [.fail(7, .internal, mayHaveExecuted: true)])
        let frames = client.control()
        #expect(frames.map(\.header.type) == [.reset, .reset, .reset] && frames.map(\.stream) == [3, 5, 7])
        #expect(
            frames.map { Array($0.data.prefix(4)) } == [
                .code(.cancelled), .code(.deadlineExceeded), .code(.internal),
            ])
        #expect(client.deliver(response(3) + response(5) + Wire.reset(3, .aborted)) == [] && client.isIdle)
    }

    @Test func `does not reset a call that the server has ended, in whatever way`() {
        let client = ExtendedClient.agreed()
        for _ in 0..<3 { _ = client.open(.unary) }
        let malformed = Wire.frame(type: Wire.response, stream: 3, [0x0a, 9])
        let failed = Wire.frame(type: Wire.response, stream: 5, Wire.field(1, [8, 5]))
        #expect(
            client.deliver(malformed + failed + response(7, flags: 0x80, [1])) == [
                .fail(3, .internal, mayHaveExecuted: true), .fail(5, .notFound, mayHaveExecuted: true),
                .fail(7, .unimplemented, mayHaveExecuted: true),
            ])
        for id: UInt32 in [3, 5, 7] { client.abandon(id) }
        #expect(client.control() == [])
    }

    @Test func `learns from a refusal that the call was not executed, and from a reset that it may have been`() {
        let client = ExtendedClient.agreed()
        for _ in 0..<3 { _ = client.open(.unary) }
        #expect(
            client.deliver(Wire.reset(3, .resourceExhausted, refused: true) + Wire.reset(5, .aborted)) == [
                .fail(3, .resourceExhausted, mayHaveExecuted: false), .fail(5, .aborted, mayHaveExecuted: true),
            ])
        #expect(client.takesCalls)
        #expect(
            client.deliver(Wire.reset(7, .unavailable, refused: true)) == [
                .fail(7, .unavailable, mayHaveExecuted: false)
            ])
        #expect(!client.takesCalls && client.open(.unary) == nil && client.control() == [])
    }

    // MARK: Metadata

    @Test func `gets headers before the answer and trailers before the end, of a failure, too`() {
        let client = ExtendedClient.agreed()
        _ = (client.open(.unary), client.open(.serverStream))
        let seen = client.deliver(
            Wire.metadata(0xE4, 3, [("A", "1"), ("a", "2")]) + Wire.metadata(0xE4, 5, [("b", "")]) + data(5, [1])
                + Wire.metadata(0xE5, 3, [("c", "3")]) + Wire.frame(type: 2, stream: 3, Wire.field(1, [8, 5]))
                + Wire.metadata(0xE5, 5, [("d", "4")]) + Wire.end(stream: 5))
        #expect(
            seen == [
                .headers(3, ["a": "1", "a": "2"]), .headers(5, ["b": ""]), .message(5, [1]), .trailers(3, ["c": "3"]),
                .fail(3, .notFound, mayHaveExecuted: true), .trailers(5, ["d": "4"]), .end(5),
            ])
    }

    @Test(
        "fails a call whose metadata is out of place or too much",
        arguments: [
            (Wire.metadata(0xE4, 3, [("a", "1")]) + Wire.metadata(0xE4, 3, [("a", "1")]), StatusCode.internal),
            (data(3, [1]) + Wire.metadata(0xE4, 3, [("a", "1")]), .internal),
            (Wire.metadata(0xE5, 3, [("a", "1")]) + Wire.metadata(0xE5, 3, [("a", "1")]), .internal),
            (Wire.frame(type: 0xE4, stream: 3, [0x2a, 9]), .internal),
            (Wire.metadata(0xE4, 3, [("a", String(repeating: "x", count: 8192))]), .resourceExhausted),
            (Wire.metadata(0xE5, 3, [(String, String)](repeating: ("a", ""), count: 65)), .resourceExhausted),
        ])
    func badMetadata(bytes: [UInt8], code: StatusCode) {
        let client = ExtendedClient.agreed()
        _ = client.open(.serverStream)
        #expect(client.deliver(bytes).last == .fail(3, code, mayHaveExecuted: true))
        #expect(client.control().map(\.header.type) == [.reset])
    }

    // MARK: Compression

    @Test("reads compressed answers and messages", arguments: Compression.allCases)
    func compressed(compression: Compression) throws {
        let payload = [UInt8](repeating: 9, count: 5000)
        let small = try #require(payload.withUnsafeBytes { compression.compressed($0) })
        let client = ExtendedClient.agreed(
            compressions: Compression.allCases, reply: HelloReply(features: [compression.feature]))
        _ = (client.open(.unary), client.open(.serverStream))
        #expect(
            client.deliver(response(3, flags: 0x80, small) + data(5, flags: 0x80, small) + data(5, flags: 0x80)) == [
                .reply(3, payload), .message(5, payload), .message(5, []),
            ])
        #expect(client.deliver(data(5, flags: 0x81, small)) == [.lastMessage(5, payload)])
    }

    @Test func `fails a call whose payload is not what was agreed on, or too large when it is inflated`() throws {
        let bomb = try #require(
            [UInt8](repeating: 0, count: 80_000).withUnsafeBytes { Compression.zlib.compressed($0) })
        let client = ExtendedClient.agreed(
            compressions: [.zlib], reply: HelloReply(features: ["compress-zlib"], frameBytesMax: 70_000))
        for _ in 0..<3 { _ = client.open(.serverStream) }
        #expect(
            client.deliver(data(3, flags: 0x80, bomb) + data(5, flags: 0x80, [1, 2]) + response(7, flags: 0x80, bomb))
                == [
                    .fail(3, .resourceExhausted, mayHaveExecuted: true), .fail(5, .internal, mayHaveExecuted: true),
                    .fail(7, .resourceExhausted, mayHaveExecuted: true),
                ])
        #expect(client.control().map(\.stream) == [3, 5])
    }

    // MARK: Going away

    @Test func `goes on with its calls after a first warning, and opens no more`() {
        let client = ExtendedClient.agreed()
        _ = (client.open(.unary), client.open(.unary))
        #expect(client.deliver(Wire.goAway(.max)) == [])
        #expect(client.isLeaving && client.open(.unary) == nil)
        let ping = Wire.ping([1, 2, 3, 4, 5, 6, 7, 8])
        #expect(client.deliver(ping + Wire.goAway(3)) == [.fail(5, .unavailable, mayHaveExecuted: false)])
        let pong = client.control()
        #expect(pong.map(\.header.type) == [.ping] && pong.first?.header.flags == .acknowledgement)
        #expect(pong.first?.data == [1, 2, 3, 4, 5, 6, 7, 8])
        #expect(client.deliver(response(3)) == [.reply(3, [])] && client.isIdle && client.farewell == nil)
    }

    @Test func `fails every call above the last one, each in its turn`() {
        let client = ExtendedClient.agreed()
        for _ in 0..<4 { _ = client.open(.unary) }
        #expect(
            client.deliver(Wire.goAway(4, .resourceExhausted, reason: "too many") + response(3)) == [
                .fail(5, .unavailable, mayHaveExecuted: false), .fail(7, .unavailable, mayHaveExecuted: false),
                .fail(9, .unavailable, mayHaveExecuted: false), .reply(3, []),
            ])
        #expect(client.farewell?.code == .unavailable && client.farewell?.message.contains("too many") == true)
    }

    // MARK: Keepalive

    @Test func `asks a silent server after 30 s with calls open, and gives it up 20 s later`() {
        let client = ExtendedClient.agreed()
        #expect(client.pass(.seconds(100)) == [] && client.control() == [] && client.nextDeadline == nil)
        _ = client.open(.unary)
        #expect(client.nextDeadline == client.now + .seconds(30))
        #expect(client.pass(.milliseconds(29_999)) == [] && client.control() == [])
        #expect(client.pass(.milliseconds(1)) == [])
        let ping = client.control()
        #expect(ping.map(\.header.type) == [.ping] && ping.first?.data.count == 8 && ping.first?.header.flags == [])
        #expect(client.pass(.milliseconds(19_999)) == [])
        #expect(client.pass(.milliseconds(1)) == [.disconnect(.unavailable)])
    }

    @Test func `takes any byte for a sign of life`() {
        let client = ExtendedClient.agreed()
        _ = client.open(.unary)
        _ = client.pass(.seconds(30))
        #expect(client.control().count == 1)
        #expect(client.pass(.seconds(19)) == [] && client.deliver([0]) == [])
        #expect(client.pass(.seconds(29)) == [] && client.control() == [])
        _ = client.pass(.seconds(1))
        #expect(client.control().map(\.header.type) == [.ping])
    }

    @Test func `asks no more often than the server tolerates, and as often as it is told`() {
        let slow = ExtendedClient.agreed(reply: HelloReply(pingIntervalMinMilliseconds: 45_000))
        _ = slow.open(.unary)
        #expect(slow.nextDeadline == slow.now + .seconds(45))
        var limits = ClientLimits()
        (limits.pingInterval, limits.pingTimeout) = (.seconds(12), .seconds(3))
        let quick = ExtendedClient.agreed(limits: limits)
        _ = quick.open(.unary)
        #expect(quick.nextDeadline == quick.now + .seconds(12))
        _ = quick.pass(.seconds(12))
        #expect(quick.nextDeadline == quick.now + .seconds(3))
    }

    // MARK: Mistakes

    @Test(
        "ends the connection with GOAWAY when the server breaks the rules",
        arguments: [
            (Wire.reset(9, .aborted), StatusCode.invalidArgument),
            (Wire.reset(2, .aborted), .invalidArgument),
            (Wire.reset(0, .aborted), .invalidArgument),
            (Wire.frame(type: 0xE0, stream: 3, [0, 0, 1]), .invalidArgument),
            (Wire.frame(type: 0xE0, stream: 3, [UInt8](repeating: 65, count: 261)), .invalidArgument),
            (Wire.ping([1, 2, 3]), .invalidArgument),
            (Wire.frame(type: 0xE1, stream: 3, [UInt8](repeating: 1, count: 8)), .invalidArgument),
            (Wire.window(0, 0), .invalidArgument),
            (Wire.window(9, 1), .invalidArgument),
            (Wire.window(0, 0x7fff_ffff), .invalidArgument),
            (Wire.window(3, 0x7fff_ffff), .invalidArgument),
            (Wire.frame(type: 0xE2, stream: 3, [1]), .invalidArgument),
            (Wire.frame(type: 0xE3, stream: 0, [1]), .invalidArgument),
            (Wire.frame(type: 0xE3, stream: 3, [0, 0, 0, 0, 0, 0, 0, 0]), .invalidArgument),
            (Wire.frame(type: 0xE1, stream: 0, [UInt8](repeating: 0, count: 70_001)), .resourceExhausted),
            (
                Wire.ping([UInt8](repeating: 1, count: 8)) + Wire.ping([UInt8](repeating: 1, count: 8))
                    + Wire.ping([UInt8](repeating: 1, count: 8)) + Wire.ping([UInt8](repeating: 1, count: 8)),
                .resourceExhausted
            ),
        ])
    func aborts(bytes: [UInt8], code: StatusCode) {
        let client = ExtendedClient.agreed(reply: HelloReply(frameBytesMax: 70_000))
        _ = client.open(.serverStream)
        #expect(client.deliver(bytes) == [.disconnect(.internal)])
        let farewell = client.control().last
        #expect(farewell?.header.type == .goAway && farewell?.data.starts(with: [0, 0, 0, 0] + .code(code)) == true)
        #expect(!client.takesCalls)
    }

    @Test func `ignores frames of types that it does not know`() {
        let client = ExtendedClient.agreed()
        _ = client.open(.unary)
        #expect(
            client.deliver(Wire.frame(type: 4, stream: 0, [1]) + Wire.frame(type: 0xEF, stream: 3) + response(3)) == [
                .reply(3, [])
            ])
        #expect(client.control() == [])
    }
}
