public import Logging
internal import NIOCore
internal import NIOPosix
public import ServiceLifecycle
internal import Synchronization
public import TTRPC

/// A ttrpc server on TCP, on TLS or on a Unix socket.
///
/// Run it as a service, ``run()``, which drains on graceful shutdown; or by hand with ``start()`` and ``stop()``. A
/// server starts once.
public final class TTRPCServer: Service {
    private enum State {
        case idle
        case starting
        case running(RunningServer)
        case stopped
    }

    private let router: Router
    private let configuration: ServerConfiguration
    private let logger: Logger
    private let state = Mutex(State.idle)

    /// - Parameters:
    ///   - router: the methods to serve.
    ///   - logger: gets connections, closings and failed handlers; no bodies and no metadata.
    public init(router: Router, configuration: ServerConfiguration, logger: Logger) {
        self.router = router
        self.configuration = configuration
        self.logger = logger
    }

    /// Listens, and returns where.
    ///
    /// - Throws: ``ServerError`` when the server was started before or its Unix socket cannot be had, ``TLSFileError``
    ///   when a certificate or key cannot be used, and the system's error when the address cannot be had.
    @discardableResult
    public func start() async throws -> BoundAddress {
        try state.withLock { state in
            guard case .idle = state else { throw ServerError.startedBefore }
            state = .starting
        }
        do {
            let server = try await RunningServer.listen(router: router, configuration: configuration, logger: logger)
            return try await settle(server)
        } catch {
            state.withLock { $0 = .stopped }
            throw error
        }
    }

    /// Serves until the service group shuts down gracefully, drains, and returns. Cancelling the task stops without
    /// grace.
    ///
    /// - Throws: as ``start()``.
    public func run() async throws {
        if case .idle = state.withLock({ $0 }) { try await start() }
        try? await gracefulShutdown()
        await stop(grace: Task.isCancelled ? .zero : configuration.drainGrace)
    }

    /// Takes no further connections and calls, lets running calls end within the configured grace, and closes.
    public func stop() async {
        await stop(grace: configuration.drainGrace)
    }

    /// The same with another grace: when it is over, calls that still run end with UNAVAILABLE.
    public func stop(grace: Duration) async {
        let running = state.withLock { state -> RunningServer? in
            guard case .running(let server) = state else { return nil }
            state = .stopped
            return server
        }
        await running?.stop(grace: grace)
    }

    /// Reads the certificates anew for connections that come from now on; those that exist keep theirs. Files that
    /// cannot be used change nothing and are logged as an error. Without TLS, or before the start, it does nothing.
    ///
    /// New connections look for changed files by themselves, see ``ServerTLS/fileCheckInterval``.
    public func reloadCertificates() async {
        let running = state.withLock { state -> RunningServer? in
            if case .running(let server) = state { server } else { nil }
        }
        guard let running else { return }
        try? await NIOThreadPool.singleton.runIfActive { running.reloadCertificates() }
    }

    /// Connections at present.
    public var connectionCount: Int {
        state.withLock { state in
            if case .running(let server) = state { server.ledger.count } else { 0 }
        }
    }

    private func settle(_ server: RunningServer) async throws -> BoundAddress {
        let isStopped = state.withLock { state in
            guard case .starting = state else { return true }
            state = .running(server)
            return false
        }
        guard isStopped else { return server.address }
        await server.stop(grace: .zero)
        throw ServerError.startedBefore
    }
}
