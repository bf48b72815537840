internal import Logging
internal import ServiceLifecycle
internal import TTRPCTransport
internal import UnixSignals

/// Reads the certificates anew at SIGHUP.
struct Hangup: Service {
    /// Nil where SIGHUP has its usual meaning.
    private let signals: UnixSignalsSequence?
    private let server: TTRPCServer
    private let logger: Logger

    /// Traps the signal at once, so that from now on it ends nothing.
    init(isTrapped: Bool, server: TTRPCServer, logger: Logger) async {
        signals = isTrapped ? await UnixSignalsSequence(trapping: .sighup) : nil
        self.server = server
        self.logger = logger
    }

    func run() async throws {
        guard let signals else { return try await gracefulShutdown() }
        await cancelWhenGracefulShutdown {
            for await _ in signals {
                logger.info("SIGHUP: certificates are read anew")
                await server.reloadCertificates()
            }
        }
    }
}
