internal import Logging
internal import NIOCore
internal import NIOPosix
internal import NIOSSL
internal import TTRPC

/// Makes a connection of each channel that a listener accepts, or turns it away.
struct ConnectionAcceptor: Sendable {
    private let environment: ServerEnvironment
    private let tls: TLS?
    private let logger: Logger
    private let loops: [ObjectIdentifier: ServerLoop]

    /// What connections need that speak TLS.
    struct TLS: Sendable {
        let certificates: ServerCertificates
        let handshakeTimeout: Duration
    }

    init(environment: ServerEnvironment, tls: TLS?, group: MultiThreadedEventLoopGroup, logger: Logger) {
        self.environment = environment
        self.tls = tls
        self.logger = logger
        var loops: [ObjectIdentifier: ServerLoop] = [:]
        for (index, eventLoop) in group.makeIterator().enumerated() {
            loops[ObjectIdentifier(eventLoop)] = ServerLoop(
                index: index, eventLoop: eventLoop, budget: environment.budget)
        }
        self.loops = loops
    }

    /// Cuts off handlers that still run when no connection is left to answer on.
    func close() {
        for loop in loops.values { loop.mailbox.close() }
    }

    /// Reads the certificates anew. Blocks.
    func reloadCertificates() {
        tls?.certificates.reload()
    }

    /// Called on the channel's event loop.
    ///
    /// - Returns: Fails when the connection is one too many, which closes the channel.
    func accept(_ channel: any Channel) -> EventLoopFuture<Void> {
        guard let loop = loops[ObjectIdentifier(channel.eventLoop)] else {
            return channel.eventLoop.makeFailedFuture(ConnectionRefused())
        }
        let peer = PeerAddress(channel.remoteAddress)
        let outbox = ServerOutbox(loop: loop)
        switch environment.ledger.enter(outbox, peer: peer) {
        case .entered(let number):
            let log = ConnectionLog(logger: logger, connection: number, peer: peer)
            return open(channel, Connection(loop: loop, outbox: outbox, log: log))
        case .refused(let limit):
            if let limit { environment.metrics.hit(limit) }
            logger.notice(
                "connection refused",
                metadata: ["peer": "\(peer)", "reason": "\(limit?.rawValue ?? "the server is closing")"])
            return channel.eventLoop.makeFailedFuture(ConnectionRefused())
        }
    }

    private struct Connection: Sendable {
        let loop: ServerLoop
        let outbox: ServerOutbox
        let log: ConnectionLog
    }

    private func open(_ channel: any Channel, _ connection: Connection) -> EventLoopFuture<Void> {
        let log = connection.log
        log.opened()
        environment.metrics.connectionOpened()
        channel.closeFuture.whenComplete { [environment] _ in
            environment.ledger.leave(log.connection, peer: log.peer)
            environment.metrics.connectionClosed()
            log.closed()
        }
        guard let tls else {
            return channel.eventLoop.makeCompletedFuture {
                try channel.pipeline.syncOperations.addHandler(handler(connection, certificate: nil))
            }
        }
        connection.outbox.closeUnready = { channel.close(promise: nil) }
        return tls.certificates.current(on: channel.eventLoop, now: .now).flatMapThrowing { context in
            let secured = NIOSSLServerHandler(context: context)
            let handshake = ServerHandshake(
                tls: secured, loop: connection.loop, timeout: tls.handshakeTimeout, log: log,
                metrics: environment.metrics
            ) {
                handler(connection, certificate: $0)
            }
            try channel.pipeline.syncOperations.addHandlers([secured, handshake])
        }
    }

    private func handler(_ connection: Connection, certificate: PeerCertificate?) -> ServerConnectionHandler {
        connection.outbox.closeUnready = nil
        let identity = ConnectionIdentity(
            peer: connection.log.peer, certificate: certificate, loopIndex: connection.loop.index,
            clock: connection.loop.clock, metadataLimits: environment.limits.metadata)
        return ServerConnectionHandler(
            loop: connection.loop, environment: environment, identity: identity, outbox: connection.outbox,
            log: connection.log)
    }
}

/// Closes a channel that was accepted; its text is for the log of whoever looks there.
struct ConnectionRefused: Error {}
