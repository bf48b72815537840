public import Logging
public import ServiceLifecycle
public import TicketCore

/// Forgets mail that is over, on a server that sends none.
public struct OutboxKeeper: Service {
    private let pruning: MailPruning
    private let clock: @Sendable () -> Timestamp
    private let logger: Logger

    /// - Parameter clock: the time of day; the store's own.
    public init(store: any TicketStore, clock: @escaping @Sendable () -> Timestamp, logger: Logger) {
        pruning = MailPruning(store: store, kept: OutboxService.Options().kept)
        self.clock = clock
        self.logger = logger
    }

    public func run() async throws {
        await cancelWhenGracefulShutdown {
            while (try? await Task.sleep(for: .seconds(60))) != nil {
                do {
                    try await pruning.prune(at: clock())
                } catch {
                    logger.error("old mail cannot be forgotten", metadata: ["error": "\(type(of: error))"])
                }
            }
        }
    }
}
