internal import Logging
internal import NIOCore
internal import NIOPosix
internal import TTRPC

/// A server that listens: its threads, its socket and its connections.
final class RunningServer: Sendable {
    let ledger: ConnectionLedger
    private let acceptor: ConnectionAcceptor
    private let group: MultiThreadedEventLoopGroup
    private let listener: Listener
    private let logger: Logger

    private init(
        ledger: ConnectionLedger, acceptor: ConnectionAcceptor, group: MultiThreadedEventLoopGroup,
        listener: Listener, logger: Logger
    ) {
        self.ledger = ledger
        self.acceptor = acceptor
        self.group = group
        self.listener = listener
        self.logger = logger
    }

    static func listen(
        router: Router, configuration: ServerConfiguration, logger: Logger
    ) async throws -> RunningServer {
        let tls = try configuration.tls.map { tls in
            ConnectionAcceptor.TLS(
                certificates: try ServerCertificates(tls, logger: logger), handshakeTimeout: tls.handshakeTimeout)
        }
        let group = MultiThreadedEventLoopGroup(numberOfThreads: max(1, configuration.eventLoopCount))
        do {
            let ledger = ConnectionLedger(
                caps: .init(
                    total: configuration.connectionsMax, perAddress: configuration.connectionsPerAddressMax,
                    unauthenticated: configuration.authenticator.map { _ in configuration.connectionsUnauthenticatedMax
                    }
                ))
            let environment = ServerEnvironment(
                router: router, configuration: configuration, ledger: ledger, metrics: ServerMetrics())
            let acceptor = ConnectionAcceptor(environment: environment, tls: tls, group: group, logger: logger)
            let listener = try await Listener.listen(
                bootstrap(group, acceptor, backlog: configuration.backlog), configuration)
            logger.info("listening", metadata: ["address": "\(listener.address)"])
            return RunningServer(
                ledger: ledger, acceptor: acceptor, group: group, listener: listener, logger: logger)
        } catch {
            try? await group.shutdownGracefully()
            throw error
        }
    }

    private static func bootstrap(
        _ group: MultiThreadedEventLoopGroup, _ acceptor: ConnectionAcceptor, backlog: Int
    ) -> ServerBootstrap {
        ServerBootstrap(group: group)
            .serverChannelOption(.backlog, value: Int32(clamping: backlog))
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            .childChannelOption(.writeBufferWaterMark, value: .init(low: 64 << 10, high: 256 << 10))
            .childChannelInitializer { channel in acceptor.accept(channel) }
    }

    var address: BoundAddress { listener.address }

    /// Reads the certificates anew. Blocks.
    func reloadCertificates() {
        acceptor.reloadCertificates()
    }

    func stop(grace: Duration) async {
        logger.info("stopping", metadata: ["connections": "\(ledger.count)"])
        await listener.close()
        let connections = ledger.close()
        tell(connections) { $0.drain() }
        if await !isEmpty(within: grace) {
            tell(ledger.close()) { $0.endAll() }
            try? await ledger.whenEmpty(on: group.any()).get()
        }
        acceptor.close()
        try? await group.shutdownGracefully()
        logger.info("stopped")
    }

    private func tell(_ connections: [ServerOutbox], _ body: @escaping @Sendable (ServerConnectionHandler) -> Void) {
        for connection in connections { connection.perform(body) }
    }

    /// Waits until no connection is left, but no longer than `grace`.
    private func isEmpty(within grace: Duration) async -> Bool {
        let loop = group.any()
        let promise = loop.makePromise(of: Bool.self)
        ledger.whenEmpty(on: loop).whenSuccess { promise.succeed(true) }
        let timer = loop.scheduleTask(in: TimeAmount(grace)) { promise.succeed(false) }
        let isEmpty = (try? await promise.futureResult.get()) ?? false
        timer.cancel()
        return isEmpty
    }
}
