internal import Logging
internal import NIOCore
internal import NIOPosix
internal import ServiceLifecycle
internal import TicketMail

/// Takes connections of mail servers that bring mail by LMTP (RFC 2033).
///
/// Nobody signs in, so it listens on this machine alone. One loop carries all connections; what they bring is read and
/// kept elsewhere, and a connection is not read from while its mail is being taken.
final class LMTPListener: Service {
    /// How many mail servers may be connected at a time.
    static let connectionsMax = 32
    /// How long a mail server may say nothing.
    static let silence = TimeAmount.minutes(5)

    private let inbox: LMTPInbox
    private let logger: Logger
    private let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    private let server: NIOAsyncChannel<NIOAsyncChannel<ByteBuffer, ByteBuffer>, Never>
    private let path: String?

    /// Listens.
    ///
    /// - Throws: what the system says against it.
    init(_ address: ListenAddress, inbox: LMTPInbox, logger: Logger) async throws {
        self.inbox = inbox
        self.logger = logger
        let bootstrap = ServerBootstrap(group: group).serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
        switch address {
        case .tcp(let host, let port):
            path = nil
            server = try await bootstrap.bind(host: host, port: port) { Self.wrap($0) }
        case .unix(let file):
            path = file
            server = try await bootstrap.bind(unixDomainSocketPath: file, cleanupExistingSocketFile: true) {
                Self.wrap($0)
            }
        }
    }

    /// The port that it listens on; nil for a Unix socket.
    var port: Int? { server.channel.localAddress?.port }

    func run() async throws {
        try await cancelWhenGracefulShutdown {
            try await self.server.executeThenClose { connections in
                try await withThrowingDiscardingTaskGroup { group in
                    let places = LMTPPlaces(count: Self.connectionsMax)
                    for try await connection in connections {
                        group.addTask { await self.serve(connection, places) }
                    }
                }
            }
        }
        if let path { unlink(path) }
        try? await group.shutdownGracefully()
    }

    private func serve(_ connection: NIOAsyncChannel<ByteBuffer, ByteBuffer>, _ places: LMTPPlaces) async {
        guard places.take() else {
            try? await connection.executeThenClose { _, outbound in
                try await outbound.write(ByteBuffer(string: "421 4.3.2 too many connections\r\n"))
            }
            return
        }
        defer { places.give() }
        do {
            try await connection.executeThenClose { inbound, outbound in
                try await converse(inbound, outbound)
            }
        } catch {
            logger.debug("a mail server's connection ended", metadata: ["reason": "\(type(of: error))"])
        }
    }

    private func converse(
        _ inbound: NIOAsyncChannelInboundStream<ByteBuffer>, _ outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
    ) async throws {
        var session = LMTPSession(hostName: inbox.hostName)
        if try await !work(&session, outbound) { return }
        for try await bytes in inbound {
            session.receive(bytes.readableBytesView)
            if try await !work(&session, outbound) { return }
        }
    }

    /// Does all that the session asks for; tells whether it goes on.
    private func work(
        _ session: inout LMTPSession, _ outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
    ) async throws -> Bool {
        var step = session.next()
        while let present = step {
            switch present {
            case .send(let text):
                try await outbound.write(ByteBuffer(string: text))
                step = session.next()
            case .close(let text):
                try await outbound.write(ByteBuffer(string: text))
                return false
            case .check(let recipient): step = session.checked(await inbox.knows(recipient))
            case .take(let raw, let envelope): step = session.taken(await inbox.take(raw, envelope))
            }
        }
        return true
    }

    private static func wrap(
        _ channel: any Channel
    ) -> EventLoopFuture<NIOAsyncChannel<ByteBuffer, ByteBuffer>> {
        channel.eventLoop.makeCompletedFuture {
            try channel.pipeline.syncOperations.addHandlers([
                IdleStateHandler(readTimeout: silence), LMTPSilence(),
            ])
            return try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
        }
    }
}

/// Closes the connection of a mail server that says nothing any more.
private final class LMTPSilence: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if event is IdleStateHandler.IdleStateEvent {
            context.close(promise: nil)
        } else {
            context.fireUserInboundEventTriggered(event)
        }
    }
}
