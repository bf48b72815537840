import NIOCore
import NIOPosix
import TTRPCTestSupport
import TTRPCTransport

/// A peer that speaks bytes.
struct RawPeer {
    private let channel: NIOAsyncChannel<ByteBuffer, ByteBuffer>
    private var inbound: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator
    private let outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
    private var pending: [UInt8] = []
    private var frames: [ReceivedFrame] = []

    /// Connects around `body`.
    ///
    /// - Parameter receiveBufferBytes: what the system buffers for a peer that does not read.
    static func connect<Value>(
        to address: BoundAddress, receiveBufferBytes: Int32? = nil,
        body: (inout RawPeer) async throws -> Value
    ) async throws -> Value {
        var bootstrap = ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
        if let receiveBufferBytes {
            bootstrap = bootstrap.channelOption(.socketOption(.so_rcvbuf), value: .init(receiveBufferBytes))
        }
        let channel = try await bootstrap.connect(host: address.host, port: address.port) { channel in
            channel.eventLoop.makeCompletedFuture {
                try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
            }
        }
        return try await run(channel, body: body)
    }

    /// Speaks through a channel that exists.
    static func run<Value>(
        _ channel: NIOAsyncChannel<ByteBuffer, ByteBuffer>, body: (inout RawPeer) async throws -> Value
    ) async throws -> Value {
        try await channel.executeThenClose { inbound, outbound in
            var peer = RawPeer(channel: channel, inbound: inbound.makeAsyncIterator(), outbound: outbound)
            return try await body(&peer)
        }
    }

    func send(_ bytes: [UInt8]) async throws {
        try await outbound.write(ByteBuffer(bytes: bytes))
    }

    /// The next frame, or nil when the other side has closed.
    mutating func frame() async throws -> ReceivedFrame? {
        while frames.isEmpty {
            guard let buffer = try await inbound.next() else { return nil }
            pending += buffer.readableBytesView
            frames = ReceivedFrame.take(from: &pending)
        }
        return frames.removeFirst()
    }

    mutating func frames(_ count: Int) async throws -> [ReceivedFrame] {
        var received: [ReceivedFrame] = []
        while received.count < count, let frame = try await frame() { received.append(frame) }
        return received
    }
}

/// A listener that speaks bytes to whoever connects.
struct RawServer {
    let address: BoundAddress
    private let channel: NIOAsyncChannel<NIOAsyncChannel<ByteBuffer, ByteBuffer>, Never>

    /// - Parameter host: an address of this machine; one that no other test uses keeps the port from being another's
    ///   after the server has closed.
    static func listen(host: String = "127.0.0.1") async throws -> RawServer {
        let channel = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .bind(host: host, port: 0) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                }
            }
        let local = channel.channel.localAddress
        return RawServer(address: BoundAddress(host: local?.ipAddress ?? "", port: local?.port ?? 0), channel: channel)
    }

    /// Serves connections one after the other, as many as there are bodies.
    func serve(_ bodies: [@Sendable (inout RawPeer) async throws -> Void]) async throws {
        try await channel.executeThenClose { connections in
            var connections = connections.makeAsyncIterator()
            for body in bodies {
                guard let connection = try await connections.next() else { return }
                try await RawPeer.run(connection, body: body)
            }
        }
    }

    /// Serves connections at the same time, the first one with the first body.
    func serveTogether(_ bodies: [@Sendable (inout RawPeer) async throws -> Void]) async throws {
        try await channel.executeThenClose { connections in
            try await withThrowingTaskGroup(of: Void.self) { group in
                var connections = connections.makeAsyncIterator()
                for body in bodies {
                    guard let connection = try await connections.next() else { return }
                    group.addTask { try await RawPeer.run(connection, body: body) }
                }
                try await group.waitForAll()
            }
        }
    }
}
