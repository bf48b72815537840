internal import Foundation
internal import Logging
internal import TicketCore
internal import TicketStoreSQLite

/// Names the concrete store: the one place that does.
enum StoreOpener {
    /// Whether a folder holds a store already.
    static func hasData(directory: String) -> Bool {
        FileManager.default.fileExists(atPath: directory + "/tickets.db")
    }

    /// Opens the store in a folder; `onFatal` is told when it can no longer keep its promises.
    static func open(
        directory: String, clock: @escaping @Sendable () -> Timestamp = SystemClock.now, logger: Logger,
        onFatal: @escaping @Sendable (any Error) -> Void = { _ in }
    ) throws -> SQLiteTicketStore {
        try SQLiteTicketStore.open(directory: directory, clock: clock, logger: logger, onFatal: onFatal)
    }
}
