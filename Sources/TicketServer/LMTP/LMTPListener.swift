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
    private let server: NIOAsyncChannel<any Channel, Never>
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
            server = try await bootstrap.bind(host: host, port: port) { Self.quieten($0) }
        case .unix(let file):
            path = file
            server = try await bootstrap.bind(unixDomainSocketPath: file, cleanupExistingSocketFile: true) {
                Self.quieten($0)
            }
        }
    }

    /// The port that it listens on; nil for a Unix socket.
    var port: Int? { server.channel.localAddress?.port }

    /// Takes mail until the graceful shutdown, or until it is cancelled. A mail that is being taken then is answered;
    /// of one that has not come whole nothing is kept, and its server brings it again.
    func run() async throws {
        defer { if let path { unlink(path) } }
        do {
            try await cancelWhenGracefulShutdown { try await self.accept() }
        } catch is CancellationError {
            // The way in which this ends.
        }
        // Closes what was accepted and not served any more, too.
        try? await group.shutdownGracefully()
    }

    private func accept() async throws {
        try await server.executeThenClose { channels in
            try await withThrowingDiscardingTaskGroup { group in
                let places = LMTPPlaces(count: Self.connectionsMax)
                for try await channel in channels {
                    group.addTask { await self.serve(channel, places) }
                }
            }
        }
    }

    private func serve(_ channel: any Channel, _ places: LMTPPlaces) async {
        do {
            let connection = try await channel.eventLoop.submit { try Self.wrap(channel) }.get()
            try await connection.executeThenClose { inbound, outbound in
                let replies = LMTPReplies(channel: channel, writer: outbound)
                guard places.take() else { return try await replies.say("421 4.3.2 too many connections\r\n") }
                defer { places.give() }
                do {
                    try await converse(inbound, replies)
                } catch is CancellationError {
                    try await replies.say("421 4.3.2 closing; come again\r\n")
                }
            }
        } catch {
            channel.close(promise: nil)
            logger.debug("a mail server's connection ended", metadata: ["reason": "\(type(of: error))"])
        }
    }

    private func converse(_ inbound: NIOAsyncChannelInboundStream<ByteBuffer>, _ replies: LMTPReplies) async throws {
        var session = LMTPSession(hostName: inbox.hostName)
        if try await !work(&session, replies) { return }
        for try await bytes in inbound {
            session.receive(bytes.readableBytesView)
            if try await !work(&session, replies) { return }
        }
    }

    /// Does all that the session asks for; tells whether it goes on.
    private func work(_ session: inout LMTPSession, _ replies: LMTPReplies) async throws -> Bool {
        var step = session.next()
        while let present = step {
            switch present {
            case .send(let text):
                try await replies.say(text)
                step = session.next()
            case .close(let text):
                try await replies.say(text)
                return false
            case .check(let recipient): step = session.checked(await inbox.knows(recipient))
            case .take(let raw, let envelope): step = session.taken(await inbox.take(raw, envelope))
            }
        }
        return true
    }

    /// Reads nothing from a new connection until it is served: it may never be, and then nothing but a channel may be
    /// left of it.
    private static func quieten(_ channel: any Channel) -> EventLoopFuture<any Channel> {
        channel.setOption(.autoRead, value: false).map { channel }
    }

    private static func wrap(_ channel: any Channel) throws -> NIOAsyncChannel<ByteBuffer, ByteBuffer> {
        try channel.pipeline.syncOperations.addHandlers([
            IdleStateHandler(readTimeout: silence), LMTPSilence(),
        ])
        let connection = try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
        channel.setOption(.autoRead, value: true).whenComplete { _ in }
        return connection
    }
}

/// What is said to a mail server.
private struct LMTPReplies {
    let channel: any Channel
    let writer: NIOAsyncChannelOutboundWriter<ByteBuffer>

    /// Says something as soon as the server reads it. In a cancelled task it is said if it can be at once, so that what
    /// became of a mail is told at the end, too.
    func say(_ text: String) async throws {
        do {
            try await writer.write(ByteBuffer(string: text))
        } catch is CancellationError {
            channel.writeAndFlush(ByteBuffer(string: text), promise: nil)
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
