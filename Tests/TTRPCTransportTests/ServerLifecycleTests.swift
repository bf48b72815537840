import NIOCore
import NIOPosix
import ServiceLifecycle
import TTRPC
import TTRPCTestSupport
import Testing

@testable import TTRPCTransport

@Suite(.timeLimit(.minutes(10))) struct `A server drains` {
    private func slow(_ started: Gate, _ gate: Gate) -> Router {
        router {
            $0.register(
                method("Slow"),
                UnaryHandler<Note, Note>.async { note, _ in
                    started.open()
                    await gate.wait()
                    return note
                })
        }
    }

    @Test func `running calls end, new ones get 14, new connections none, and idle ones close`() async throws {
        let (started, gate) = (Gate(), Gate())
        // An address of its own: elsewhere another test's server may get the port once this one has closed it.
        let ownAddress: (inout ServerConfiguration) -> Void = { $0.endpoint = .tcp(host: "127.0.0.3", port: 0) }
        try await withServer(slow(started, gate), configure: ownAddress) { server, address in
            try await RawPeer.connect(to: address) { idle in
                try await idle.send(Wire.request(stream: 1))
                #expect(try await idle.frame()?.status == 0)
                try await RawPeer.connect(to: address) { busy in
                    try await busy.send(Wire.request(stream: 1, method: "Slow", payload: [0x10, 9]))
                    await started.wait()
                    async let stopped: Void = server.stop()
                    #expect(try await idle.frame() == nil)
                    try await busy.send(Wire.request(stream: 3))
                    let refused = try await busy.frame()
                    #expect(refused?.stream == 3 && refused?.status == 14)
                    await #expect(throws: (any Error).self) { try await RawPeer.connect(to: address) { _ in } }
                    gate.open()
                    #expect(try await busy.frame()?.note?.number == 9)
                    #expect(try await busy.frame() == nil)
                    await stopped
                }
            }
        }
    }

    @Test func `calls that outlast the grace end with 14 and are cancelled`() async throws {
        let (started, cancelled) = (Gate(), Gate())
        let router = router {
            $0.register(
                method("Stream", .serverStream),
                ServerStreamHandler<Note, Note>.async { _, _, _ in
                    started.open()
                    await untilCancelled()
                    cancelled.open()
                })
        }
        try await withServer(router) { server, address in
            try await RawPeer.connect(to: address) { peer in
                try await peer.send(Wire.request(stream: 1, flags: Wire.remoteClosed, method: "Stream"))
                await started.wait()
                async let stopped: Void = server.stop(grace: .milliseconds(1))
                #expect(try await peer.frame()?.status == 14)
                #expect(try await peer.frame() == nil)
                await cancelled.wait()
                await stopped
            }
        }
    }

    @Test func `as a service, on graceful shutdown`() async throws {
        let server = TTRPCServer(
            router: router(), configuration: ServerConfiguration(port: 0), logger: LogTape().logger)
        let address = try await server.start()
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(services: [.init(service: server)], logger: LogTape().logger))
        async let ended: Void = group.run()
        try await RawPeer.connect(to: address) { peer in
            try await peer.send(Wire.request(stream: 1))
            #expect(try await peer.frame()?.status == 0)
            await group.triggerGracefulShutdown()
            #expect(try await peer.frame() == nil)
        }
        try await ended
    }

    @Test func `as a service, when its task is cancelled`() async throws {
        let server = TTRPCServer(
            router: router(), configuration: ServerConfiguration(port: 0), logger: LogTape().logger)
        let address = try await server.start()
        let task = Task { try await server.run() }
        try await RawPeer.connect(to: address) { peer in
            task.cancel()
            let frame = try await peer.frame()
            #expect(frame == nil)
        }
        try await task.value
    }

    @Test func `and starts only once`() async throws {
        try await withServer { server, _ in
            let error = await #expect(throws: ServerError.self) { try await server.start() }
            #expect(error == .startedBefore)
        }
    }
}

@Suite(.timeLimit(.minutes(10))) struct `A server caps connections` {
    @Test func `in total, and those that exist notice nothing`() async throws {
        let one: (inout ServerConfiguration) -> Void = { $0.connectionsMax = 1 }
        try await withServer(configure: one) { server, address in
            try await RawPeer.connect(to: address) { first in
                try await first.send(Wire.request(stream: 1))
                #expect(try await first.frame()?.status == 0)
                try await RawPeer.connect(to: address) { second in
                    #expect((try? await second.frame()) == nil)
                }
                try await first.send(Wire.request(stream: 3))
                #expect(try await first.frame()?.status == 0)
                #expect(server.connectionCount == 1)
            }
        }
    }

    private let loop = ServerLoop(
        index: 0, eventLoop: MultiThreadedEventLoopGroup.singleton.next(), budget: ByteBudget(byteCountMax: 0))

    @Test func `for an address, loopback exempt, and gives places back`() {
        let ledger = ConnectionLedger(caps: .init(total: 100, perAddress: 2, unauthenticated: nil))
        let enter = { (peer: PeerAddress) in ledger.enter(ServerOutbox(loop: loop), peer: peer) }
        let peer = PeerAddress(host: "192.0.2.1", port: 5, isLoopback: false)
        let entries = [enter(peer), enter(peer), enter(peer)]
        #expect(entries == [.entered(1), .entered(2), .refused(.connectionsPerAddress)])
        #expect(enter(PeerAddress(host: "192.0.2.2", port: 5, isLoopback: false)) == .entered(3))
        for number in 4...8 {
            #expect(enter(PeerAddress(host: "127.0.0.1", port: 5, isLoopback: true)) == .entered(number))
        }
        ledger.leave(1, peer: peer)
        #expect(enter(peer) == .entered(9))
        #expect(enter(peer) == .refused(.connectionsPerAddress))
    }

    @Test func `for peers that nobody knows, until they are known or gone`() {
        let ledger = ConnectionLedger(caps: .init(total: 5, perAddress: 5, unauthenticated: 2))
        let enter = { ledger.enter(ServerOutbox(loop: loop), peer: .local) }
        let entries = [enter(), enter(), enter()]
        #expect(entries == [.entered(1), .entered(2), .refused(.connectionsUnauthenticated)])
        ledger.authenticated(1)
        #expect(enter() == .entered(3))
        #expect(enter() == .refused(.connectionsUnauthenticated))
        ledger.leave(2, peer: .local)
        #expect(enter() == .entered(4))
        for number in [3, 4] { ledger.authenticated(number) }
        #expect(enter() == .entered(5))
        ledger.authenticated(5)
        #expect(enter() == .entered(6))
        ledger.authenticated(6)
        #expect(enter() == .refused(.connections))
        _ = ledger.close()
        #expect(enter() == .refused(nil))
    }

    @Test(
        "and knows a peer's address",
        arguments: [
            ("127.0.0.1", "127.0.0.1", true), ("127.9.9.9", "127.9.9.9", true), ("::1", "::1", true),
            ("::ffff:127.0.0.1", "127.0.0.1", true), ("::ffff:192.0.2.7", "192.0.2.7", false),
            ("192.0.2.7", "192.0.2.7", false), ("2001:db8::1", "2001:db8::1", false),
        ])
    func address(text: String, host: String, isLoopback: Bool) throws {
        let peer = PeerAddress(try .init(ipAddress: text, port: 80))
        #expect(peer == PeerAddress(host: host, port: 80, isLoopback: isLoopback))
    }
}
