internal import Logging
internal import NIOCore
internal import NIOPosix
internal import TTRPC

/// Makes a connection of each channel that a listener accepts, or turns it away.
struct ConnectionAcceptor: Sendable {
    private let router: Router
    private let limits: ServerLimits
    private let ledger: ConnectionLedger
    private let logger: Logger
    private let loops: [ObjectIdentifier: ServerLoop]

    init(
        router: Router, configuration: ServerConfiguration, ledger: ConnectionLedger,
        group: MultiThreadedEventLoopGroup, logger: Logger
    ) {
        self.router = router
        self.limits = configuration.limits
        self.ledger = ledger
        self.logger = logger
        let budget = RequestBudget(byteCountMax: configuration.requestBytesInFlightMax)
        var loops: [ObjectIdentifier: ServerLoop] = [:]
        for (index, eventLoop) in group.makeIterator().enumerated() {
            loops[ObjectIdentifier(eventLoop)] = ServerLoop(
                index: index, eventLoop: eventLoop, budget: budget)
        }
        self.loops = loops
    }

    /// Cuts off handlers that still run when no connection is left to answer on.
    func close() {
        for loop in loops.values { loop.mailbox.close() }
    }

    /// Called on the channel's event loop.
    ///
    /// - Throws: when the connection is one too many, which closes the channel.
    func accept(_ channel: any Channel) throws {
        guard let loop = loops[ObjectIdentifier(channel.eventLoop)] else { throw ConnectionRefused() }
        let peer = PeerAddress(channel.remoteAddress)
        let outbox = ServerOutbox(loop: loop)
        guard let number = ledger.enter(outbox, peer: peer) else {
            logger.notice("connection refused", metadata: ["peer": "\(peer)", "reason": "too many connections"])
            throw ConnectionRefused()
        }
        let log = ConnectionLog(logger: logger, connection: number, peer: peer)
        let handler = ServerConnectionHandler(
            loop: loop, router: router, limits: limits, peer: peer, outbox: outbox, log: log)
        log.opened()
        channel.closeFuture.whenComplete { [ledger] _ in
            ledger.leave(number, peer: peer)
            log.closed()
        }
        try channel.pipeline.syncOperations.addHandler(handler)
    }
}

/// Closes a channel that was accepted; its text is for the log of whoever looks there.
struct ConnectionRefused: Error {}
