internal import Logging
internal import NIOCore
internal import NIOPosix
internal import NIOSSL
internal import TTRPC

/// Makes a connection of each channel that a listener accepts, or turns it away.
struct ConnectionAcceptor: Sendable {
    private let router: Router
    private let limits: ServerLimits
    private let ledger: ConnectionLedger
    private let tls: TLS?
    private let logger: Logger
    private let loops: [ObjectIdentifier: ServerLoop]

    /// What connections need that speak TLS.
    struct TLS: Sendable {
        let certificates: ServerCertificates
        let handshakeTimeout: Duration
    }

    init(
        router: Router, configuration: ServerConfiguration, ledger: ConnectionLedger, tls: TLS?,
        group: MultiThreadedEventLoopGroup, logger: Logger
    ) {
        self.router = router
        self.limits = configuration.limits
        self.ledger = ledger
        self.tls = tls
        self.logger = logger
        let budget = RequestBudget(byteCountMax: configuration.requestBytesInFlightMax)
        let interceptors = ServerInterceptors(configuration.interceptors)
        var loops: [ObjectIdentifier: ServerLoop] = [:]
        for (index, eventLoop) in group.makeIterator().enumerated() {
            loops[ObjectIdentifier(eventLoop)] = ServerLoop(
                index: index, eventLoop: eventLoop, budget: budget, interceptors: interceptors)
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
        guard let number = ledger.enter(outbox, peer: peer) else {
            logger.notice("connection refused", metadata: ["peer": "\(peer)", "reason": "too many connections"])
            return channel.eventLoop.makeFailedFuture(ConnectionRefused())
        }
        let log = ConnectionLog(logger: logger, connection: number, peer: peer)
        log.opened()
        channel.closeFuture.whenComplete { [ledger] _ in
            ledger.leave(number, peer: peer)
            log.closed()
        }
        let connection = Connection(loop: loop, outbox: outbox, log: log)
        guard let tls else {
            return channel.eventLoop.makeCompletedFuture {
                try channel.pipeline.syncOperations.addHandler(handler(connection, certificate: nil))
            }
        }
        outbox.closeUnready = { channel.close(promise: nil) }
        return tls.certificates.current(on: channel.eventLoop, now: .now).flatMapThrowing { context in
            let secured = NIOSSLServerHandler(context: context)
            let handshake = ServerHandshake(tls: secured, loop: loop, timeout: tls.handshakeTimeout, log: log) {
                handler(connection, certificate: $0)
            }
            try channel.pipeline.syncOperations.addHandlers([secured, handshake])
        }
    }

    private struct Connection: Sendable {
        let loop: ServerLoop
        let outbox: ServerOutbox
        let log: ConnectionLog
    }

    private func handler(_ connection: Connection, certificate: PeerCertificate?) -> ServerConnectionHandler {
        connection.outbox.closeUnready = nil
        let identity = ConnectionIdentity(
            peer: connection.log.peer, certificate: certificate, loopIndex: connection.loop.index,
            clock: connection.loop.clock)
        return ServerConnectionHandler(
            loop: connection.loop, router: router, limits: limits, identity: identity, outbox: connection.outbox,
            log: connection.log)
    }
}

/// Closes a channel that was accepted; its text is for the log of whoever looks there.
struct ConnectionRefused: Error {}
