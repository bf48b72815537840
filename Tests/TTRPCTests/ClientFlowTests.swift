import TTRPC
import TTRPCTestSupport
import Testing

private func data(_ stream: UInt32, flags: UInt8 = 0, _ byteCount: Int) -> [UInt8] {
    Wire.frame(type: Wire.data, stream: stream, flags: flags, [UInt8](repeating: 7, count: byteCount))
}

/// Streams and increments of WINDOW frames.
private func windows(_ frames: [ReceivedFrame]) -> [[UInt32]] {
    frames.filter { $0.header.type == .window }
        .map { frame in [frame.stream, frame.data.reduce(0) { $0 << 8 | UInt32($1) }] }
}

@Suite struct `A client of an extended server sends` {
    @Test func `while its stream has credit, a message of any size, and goes on with new credit`() {
        let client = ExtendedClient.agreed(reply: HelloReply(streamWindowBytes: 100))
        _ = client.open(.bidirectional)
        #expect(client.send(99, on: 3) == .write)
        #expect(client.send(500, on: 3) == .write)
        #expect(client.send(0, on: 3) == .queued && client.finish(3) == .queued)
        #expect(client.deliver(Wire.window(3, 499)) == [] && client.written() == [])
        #expect(client.deliver(Wire.window(3, 1)) == [] && client.written() == [3, 3])
    }

    @Test func `on other streams while one has no credit`() {
        let client = ExtendedClient.agreed(reply: HelloReply(streamWindowBytes: 10))
        _ = (client.open(.clientStream), client.open(.clientStream))
        #expect(client.send(10, on: 3) == .write && client.send(1, on: 3) == .queued && client.written() == [])
        #expect(client.send(10, on: 5) == .write)
        #expect(client.finish(5) == .write)
    }

    @Test func `nothing more when the connection has no credit, but half-closes and requests`() {
        let client = ExtendedClient.agreed(reply: HelloReply(connectionWindowBytes: 10))
        for _ in 0..<3 { _ = client.open(.clientStream) }
        #expect(client.send(10, on: 3) == .write)
        #expect(client.send(1, on: 5) == .queued && client.send(2, on: 3) == .queued && client.written() == [])
        #expect(client.finish(7) == .write && client.open(.unary) == 9)
        #expect(client.deliver(Wire.window(0, 2)) == [] && client.written() == [5, 3])
        #expect(client.send(1, on: 5) == .queued && client.written() == [])
        client.abandon(5)
        #expect(client.deliver(Wire.window(0, 100)) == [] && client.written() == [])
    }

    @Test func `one message of each stream in turn, once the connection is writable again`() {
        let client = ExtendedClient.agreed()
        _ = (client.open(.clientStream), client.open(.clientStream))
        client.writabilityChanged(false)
        for id: UInt32 in [3, 3, 3, 5] { #expect(client.send(1, on: id) == .queued) }
        #expect(client.written() == [])
        client.writabilityChanged(true)
        #expect(client.written() == [3, 5, 3, 3])
    }

    @Test func `and credit of nothing fails the stream with 13`() {
        let client = ExtendedClient.agreed()
        _ = client.open(.clientStream)
        #expect(client.deliver(Wire.window(3, 0)) == [.fail(3, .internal, mayHaveExecuted: true)])
        #expect(client.control().map(\.header.type) == [.reset])
        #expect(client.deliver(Wire.window(3, 0) + Wire.window(3, 5)) == [] && client.control() == [])
    }
}

@Suite struct `A client of an extended server receives` {
    private func client(stream: Int = 100, connection: Int = 1000) -> ExtendedClient {
        var limits = ClientLimits()
        (limits.streamWindowBytes, limits.connectionWindowBytes) = (stream, connection)
        return .agreed(limits: limits)
    }

    @Test func `and gives credit back when messages were read, from half a window on`() {
        let client = client(connection: 100)
        _ = client.open(.serverStream)
        #expect(client.deliver(data(3, 30) + data(3, 30)).count == 2 && client.control() == [])
        client.taken(3, byteCount: 30)
        #expect(client.control() == [])
        client.taken(3, byteCount: 30)
        #expect(windows(client.control()) == [[3, 60], [0, 60]])
        #expect(client.deliver(data(3, 99) + data(3, 50)).count == 2)
    }

    @Test func `a message beyond the stream's credit, which fails it with 8`() {
        let client = client()
        _ = (client.open(.serverStream), client.open(.serverStream))
        #expect(client.deliver(data(3, 99) + data(3, 20) + data(3, 0)).count == 3)
        #expect(client.deliver(data(3, 1)) == [.fail(3, .resourceExhausted, mayHaveExecuted: true)])
        #expect(client.control().map(\.header.type) == [.reset])
        #expect(client.deliver(data(5, 1)).count == 1)
    }

    @Test func `data beyond the connection's credit, which ends it`() {
        let client = client(stream: 100, connection: 120)
        _ = (client.open(.serverStream), client.open(.serverStream))
        #expect(client.deliver(data(3, 60) + data(5, 60)).count == 2)
        #expect(client.deliver(data(3, 1)) == [.disconnect(.internal)])
        let farewell = client.control().last
        #expect(
            farewell?.header.type == .goAway
                && farewell?.data.starts(with: [0, 0, 0, 0] + .code(.resourceExhausted)) == true)
    }

    @Test func `what nobody reads, and gives its credit back at once`() {
        let client = client(stream: 100, connection: 100)
        _ = (client.open(.serverStream), client.open(.unary), client.open(.serverStream))
        #expect(client.deliver(data(3, 50)).count == 1 && client.control() == [])
        client.abandon(3)
        #expect(windows(client.control()) == [[0, 50]])
        #expect(client.deliver(data(3, 50)) == [] && windows(client.control()) == [[0, 50]])
        #expect(client.deliver(data(5, 50)) == [.fail(5, .internal, mayHaveExecuted: true)])
        #expect(windows(client.control()) == [[0, 50]])
        #expect(client.deliver(data(7, flags: 1, 60)).count == 1 && windows(client.control()) == [[0, 60]])
    }

    @Test func `many small messages within the window, however slow their reader`() {
        let client = client(stream: 65_536, connection: 1 << 20)
        _ = (client.open(.serverStream), client.open(.unary))
        for _ in 0..<6000 { #expect(client.deliver(data(3, 10)).count == 1) }
        #expect(client.wantsRead)
        #expect(client.deliver(Wire.end(stream: 3)) == [.end(3)])
    }

    @Test func `and does not count what came before the answer to Hello`() {
        var limits = ClientLimits()
        limits.streamWindowBytes = 100
        let client = ExtendedClient(limits: limits)
        _ = client.open(.serverStream)
        #expect(client.deliver(data(3, 500)).count == 1)
        #expect(client.deliver(ExtendedClient.answer(HelloReply(version: 1))) == [.helloAnswered])
        #expect(client.deliver(data(3, 60)).count == 1)
        client.taken(3, byteCount: 500)
        #expect(client.control() == [])
        client.taken(3, byteCount: 60)
        #expect(windows(client.control()) == [[3, 60]])
    }

    @Test func `an oversized message, which fails its stream only, and credit flows on`() {
        let client = ExtendedClient.agreed(reply: HelloReply(frameBytesMax: 70_000))
        _ = (client.open(.serverStream), client.open(.serverStream))
        #expect(client.deliver(data(3, 70_001)) == [.fail(3, .resourceExhausted, mayHaveExecuted: true)])
        #expect(client.control().map(\.stream) == [3])
        #expect(client.deliver(data(5, 1)).count == 1)
    }
}
