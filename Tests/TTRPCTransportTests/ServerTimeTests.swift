import NIOCore
import NIOEmbedded
import TTRPC
import TTRPCTestSupport
import Testing

@testable import TTRPCTransport

/// A connection on a loop whose time the test turns.
@Suite(.timeLimit(.minutes(10))) struct `A server on a loop with a time of its own` {
    private func connect(_ router: Router = router()) async throws -> NIOAsyncTestingChannel {
        let channel = NIOAsyncTestingChannel()
        try await channel.testingEventLoop.executeInContext {
            let environment = ServerEnvironment(
                router: router, configuration: ServerConfiguration(port: 0),
                ledger: ConnectionLedger(caps: .init(total: 1, perAddress: 1, unauthenticated: nil)),
                metrics: ServerMetrics())
            let loop = ServerLoop(index: 0, eventLoop: channel.testingEventLoop, budget: environment.budget)
            let handler = ServerConnectionHandler(
                loop: loop, environment: environment,
                identity: ConnectionIdentity(peer: .local, loopIndex: 0, clock: loop.clock),
                outbox: ServerOutbox(loop: loop),
                log: ConnectionLog(logger: LogTape().logger, connection: 1, peer: .local))
            try channel.pipeline.syncOperations.addHandler(handler)
        }
        try await channel.connect(to: .init(unixDomainSocketPath: "/test"))
        return channel
    }

    private func frames(_ channel: NIOAsyncTestingChannel) async throws -> [ReceivedFrame] {
        var bytes: [UInt8] = []
        while let buffer = try await channel.readOutbound(as: ByteBuffer.self) { bytes += buffer.readableBytesView }
        return ReceivedFrame.take(from: &bytes)
    }

    @Test func `answers a read burst with one write`() async throws {
        let channel = try await connect()
        let ids = (0..<20).map { UInt32($0 * 2 + 1) }
        try await channel.writeInbound(ByteBuffer(bytes: ids.flatMap { Wire.request(stream: $0) }))
        let burst = try await channel.readOutbound(as: ByteBuffer.self)
        let rest = try await channel.readOutbound(as: ByteBuffer.self)
        var bytes = burst.map { Array($0.readableBytesView) } ?? []
        #expect(ReceivedFrame.take(from: &bytes).map(\.stream) == ids)
        #expect(rest == nil)
    }

    @Test func `ends calls at their deadlines with one timer`() async throws {
        let router = router {
            $0.register(
                method("Sleep"),
                UnaryHandler<Note, Note>.async { note, _ in
                    await untilCancelled()
                    return note
                })
        }
        let channel = try await connect(router)
        let requests = [(1, 3), (3, 1), (5, 2)].flatMap { id, seconds in
            Wire.request(stream: UInt32(id), method: "Sleep", timeout: Int64(seconds) * 1_000_000_000)
        }
        try await channel.writeInbound(ByteBuffer(bytes: requests))
        for id in [3, 5, 1] as [UInt32] {
            await channel.testingEventLoop.advanceTime(by: .milliseconds(999))
            #expect(try await frames(channel) == [])
            await channel.testingEventLoop.advanceTime(by: .milliseconds(1))
            let ended = try await frames(channel)
            #expect(ended.map(\.stream) == [id] && ended.map(\.status) == [4])
        }
    }

    @Test func `closes a connection whose header does not come`() async throws {
        let channel = try await connect()
        try await channel.writeInbound(ByteBuffer(bytes: [0, 0, 0]))
        await channel.testingEventLoop.advanceTime(by: .seconds(9))
        #expect(channel.isActive)
        await channel.testingEventLoop.advanceTime(by: .seconds(1))
        try await channel.closeFuture.get()
    }

    @Test func `closes a connection whose body comes too slowly`() async throws {
        let channel = try await connect()
        try await channel.writeInbound(ByteBuffer(bytes: Wire.frame(type: 1, stream: 1, length: 100_000)))
        for _ in 0..<23 {
            await channel.testingEventLoop.advanceTime(by: .seconds(1))
            try await channel.writeInbound(ByteBuffer(repeating: 0, count: 4000))
        }
        #expect(channel.isActive)
        await channel.testingEventLoop.advanceTime(by: .seconds(1))
        try await channel.closeFuture.get()
    }

    @Test func `leaves an idle connection alone`() async throws {
        let channel = try await connect()
        try await channel.writeInbound(ByteBuffer(bytes: Wire.request(stream: 1)))
        await channel.testingEventLoop.advanceTime(by: .hours(24))
        #expect(channel.isActive)
        #expect(try await frames(channel).count == 1)
    }

    @Test func `ends a stream with 8 whose peer does not read, then the connection`() async throws {
        let (sent, ended) = (Counter(), Gate())
        let router = router {
            $0.register(
                method("Flood", .serverStream),
                ServerStreamHandler<Note, Note>.async { _, _, writer in
                    defer { ended.open() }
                    while true {
                        try await writer.send(Note(number: 1))
                        sent.add()
                    }
                })
        }
        let channel = try await connect(router)
        channel.isWritable = false
        try await channel.writeInbound(ByteBuffer(bytes: Wire.request(stream: 1, method: "Flood")))
        await sent.reach(64)
        await channel.testingEventLoop.run()
        #expect(sent.count == 64)
        await channel.testingEventLoop.advanceTime(by: .seconds(29))
        #expect(try await frames(channel) == [])
        await channel.testingEventLoop.advanceTime(by: .seconds(1))
        #expect(try await frames(channel).map(\.status) == [8])
        await ended.wait()
        #expect(sent.count == 64)
        await channel.testingEventLoop.advanceTime(by: .seconds(30))
        try await channel.closeFuture.get()
    }

    @Test func `goes on where it stopped when the peer reads again`() async throws {
        let router = router {
            $0.register(
                method("Count", .serverStream),
                ServerStreamHandler<Note, Note>.async { request, _, writer in
                    for number in 0..<request.number { try await writer.send(Note(number: number)) }
                })
        }
        let channel = try await connect(router)
        channel.isWritable = false
        try await channel.writeInbound(
            ByteBuffer(bytes: Wire.request(stream: 1, method: "Count", payload: [0x10, 100])))
        try await channel.testingEventLoop.executeInContext { channel.pipeline.fireChannelWritabilityChanged() }
        #expect(try await frames(channel) == [])
        channel.isWritable = true
        try await channel.testingEventLoop.executeInContext { channel.pipeline.fireChannelWritabilityChanged() }
        var received: [ReceivedFrame] = []
        while received.last?.isEnd != true {
            received += try await frames(channel)
            await Task.yield()
        }
        #expect(received.dropLast().map { $0.note?.number } == (0..<100).map { $0 })
    }

    @Test func `answers nothing to a peer that does not read, and everything when it does`() async throws {
        let channel = try await connect()
        channel.isWritable = false
        try await channel.writeInbound(ByteBuffer(bytes: Wire.request(stream: 1)))
        #expect(try await frames(channel).map(\.stream) == [1])
        try await channel.writeInbound(ByteBuffer(bytes: Wire.request(stream: 3) + Wire.request(stream: 5)))
        #expect(try await frames(channel) == [])
        channel.isWritable = true
        try await channel.testingEventLoop.executeInContext { channel.pipeline.fireChannelWritabilityChanged() }
        #expect(try await frames(channel).map(\.stream) == [3, 5])
    }
}
