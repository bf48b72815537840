internal import Foundation
internal import GRDB

/// Opens the connections, each as its use needs it. This is GRDB's part of the work.
struct DatabaseOpener {
    let path: String
    let options: SQLiteStoreOptions

    /// The connection that does all writes and all checkpoints.
    func openWriter() throws -> Connection {
        var configuration = Configuration()
        configuration.label = "ticketd.writer"
        configuration.foreignKeysEnabled = false
        configuration.busyMode = .timeout(5)
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        do {
            try queue.inDatabase { try prepareWriter($0) }
            try refuseNewerSchema(queue)
            try Schema.migrator.migrate(queue)
            // Once more: GRDB and a change of the journal mode both set their own idea of it.
            try queue.inDatabase { try setDurability($0) }
            return try Connection(queue)
        } catch {
            try? queue.close()
            throw error
        }
    }

    /// A connection that can only read, and never checkpoints: it is read-only for the operating system too, so that
    /// it cannot even when it is the last to close.
    func openReader(label: String) throws -> Connection {
        var configuration = Configuration()
        configuration.label = label
        configuration.readonly = true
        configuration.busyMode = .timeout(5)
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        do {
            try queue.inDatabase { database in
                try database.execute(sql: "PRAGMA wal_autocheckpoint = 0")
                try database.execute(sql: "PRAGMA mmap_size = \(options.mappedBytesMax)")
                try database.execute(sql: "PRAGMA query_only = 1")
            }
            return try Connection(queue)
        } catch {
            try? queue.close()
            throw error
        }
    }

    private func prepareWriter(_ database: Database) throws {
        let mode = try String.fetchOne(database, sql: "PRAGMA journal_mode = WAL") ?? "unknown"
        guard mode == "wal" else {
            throw StoreOpenError.unsafeSetting(name: "journal_mode", wanted: "wal", found: mode)
        }
        try setDurability(database)
        // What a crash left in the log goes into the database before anything else is added.
        try database.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)")
        try database.execute(sql: "PRAGMA wal_autocheckpoint = 0")
        try database.execute(sql: "PRAGMA cache_size = -\(options.writerCacheBytes / 1024)")
        try database.execute(sql: "PRAGMA secure_delete = FAST")
        if let pages = options.databasePagesMax {
            try database.execute(sql: "PRAGMA max_page_count = \(pages)")
        }
    }

    private func setDurability(_ database: Database) throws {
        try database.execute(sql: "PRAGMA synchronous = FULL")
        let level = try Int.fetchOne(database, sql: "PRAGMA synchronous") ?? -1
        guard level == 2 else {
            throw StoreOpenError.unsafeSetting(name: "synchronous", wanted: "2 (FULL)", found: "\(level)")
        }
    }

    private func refuseNewerSchema(_ queue: DatabaseQueue) throws {
        let isNewer = try queue.read { try Schema.migrator.hasBeenSuperseded($0) }
        if isNewer { throw StoreOpenError.newerSchema(path: path) }
    }
}
