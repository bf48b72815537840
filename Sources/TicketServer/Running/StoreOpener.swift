internal import Logging
internal import TicketCore
internal import TicketStoreSQLite

/// Names the concrete store: the one place that does.
enum StoreOpener {
    static func open(
        directory: String, logger: Logger, onFatal: @escaping @Sendable (any Error) -> Void = { _ in }
    ) throws -> SQLiteTicketStore {
        try SQLiteTicketStore.open(directory: directory, clock: SystemClock.now, logger: logger, onFatal: onFatal)
    }
}
