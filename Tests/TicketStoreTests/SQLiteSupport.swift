import Foundation
import Logging
import TicketCore
import TicketStoreSQLite

/// A folder for one test's database, gone when the test is.
final class TemporaryFolder: Sendable {
    let path: String

    init() throws {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("ticketd-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: false)
        path = url.path
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// The path of a file or folder in it.
    func path(_ name: String) -> String { path + "/" + name }

    /// The database file of a store in this folder.
    var database: String { path("tickets.db") }
}

extension SQLiteTicketStore {
    /// A store in a folder, with nothing logged.
    static func open(
        in folder: TemporaryFolder, options: SQLiteStoreOptions = SQLiteStoreOptions(), clock: TestClock = TestClock()
    ) throws -> SQLiteTicketStore {
        try open(
            directory: folder.path, options: options, clock: { clock.now },
            logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }))
    }

    /// A new store in a folder with account-portal installed.
    static func withAccountPortal(
        in folder: TemporaryFolder, options: SQLiteStoreOptions = SQLiteStoreOptions(), clock: TestClock = TestClock()
    ) async throws -> SQLiteTicketStore {
        let store = try open(in: folder, options: options, clock: clock)
        _ = try await store.install(Cast.desk, tenant: Cast.tenant)
        return store
    }
}
