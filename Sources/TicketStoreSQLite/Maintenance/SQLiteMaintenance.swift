internal import GRDB

/// What an operator does with a data directory beside serving from it. Every method may block for long.
public struct SQLiteMaintenance: Sendable {
    let data: DataDirectory
    let options = SQLiteStoreOptions()

    /// The data directory; nothing is opened yet.
    public init(directory: String) {
        data = DataDirectory(path: directory)
    }

    var opener: DatabaseOpener { DatabaseOpener(path: data.database, options: options) }

    // MARK: Looking

    /// Looks everything over, also while a server works on it: SQLite's own check, whether every row says what the
    /// events say, and whether each attachment has its bytes.
    ///
    /// - Parameter limit: how many problems to report at most.
    /// - Returns: each problem as a sentence; empty if there is none.
    /// - Throws: `StoreOpenError` where there is no database, or one of an older or newer ticketd.
    public func check(limit: Int = 100) throws -> [String] {
        try reading { connection in
            guard try pendingMigrations(connection).isEmpty else { throw StoreOpenError.olderSchema(path: data.path) }
            let reads = try KeyedReads(connection)
            let problems = try IntegrityCheck(connection, reads: reads).problems(limit: limit)
            guard problems.count < limit else { return problems }
            let files = AttachmentCheck(connection: connection, reads: reads)
            let found = try problems + files.problems(limit: limit - problems.count) + missingFiles(files)
            return Array(found.prefix(limit))
        }
    }

    /// A step that takes the database from the form of an older ticketd to that of this one.
    public struct Migration: Sendable, Hashable {
        /// Its number and what it brings.
        public let name: String
        /// Whether the database has it.
        public let isApplied: Bool
    }

    /// Every migration, oldest first.
    ///
    /// - Throws: `StoreOpenError` where there is no database, or one of a newer ticketd.
    public func migrations() throws -> [Migration] {
        try reading { connection in
            let pending = Set(try pendingMigrations(connection))
            return Schema.migrator.migrations.map { Migration(name: $0, isApplied: !pending.contains($0)) }
        }
    }

    // MARK: Changing

    /// Brings the database into the form of this ticketd, each migration whole or not at all. Serving does so, too.
    ///
    /// - Returns: the migrations that it lacked.
    /// - Throws: `StoreOpenError`, also while a server has the directory open.
    public func migrate() throws -> [String] {
        let lacking = try migrations().filter { !$0.isApplied }.map(\.name)
        try writing { _ in }
        return lacking
    }

    /// Writes the database anew without the room that deleted rows have left, while no server has it open.
    ///
    /// - Returns: its size before and after, in bytes.
    /// - Throws: `StoreOpenError`; `SQLiteFailure`, for example where the disk has no room for a second copy.
    public func compact() throws -> (bytesBefore: Int64, bytesAfter: Int64) {
        try requireDatabase()
        return try writing { connection in
            let before = try databaseBytes()
            try connection.execute("INSERT INTO search (search) VALUES ('optimize')")
            try connection.execute("VACUUM")
            _ = try connection.checkpoint(.truncate)
            return (before, try databaseBytes())
        }
    }

    // MARK: Connections

    /// Runs `body` with a connection that can only read, to a database that is not newer than this program.
    func reading<Value>(_ body: (Connection) throws -> Value) throws -> Value {
        try requireDatabase()
        let connection = try opener.openReader(label: "ticketd.maintenance")
        let result = Result { () throws -> Value in
            try refuseNewerSchema(connection)
            return try body(connection)
        }
        try connection.close()
        return try result.get()
    }

    private func writing<Value>(_ body: (Connection) throws -> Value) throws -> Value {
        let lock = try DirectoryLock(directory: data.path)
        defer { lock.release() }
        let connection = try opener.openWriter()
        let result = Result { try body(connection) }
        try connection.close()
        return try result.get()
    }

    private func requireDatabase() throws {
        guard try FileCopy.exists(data.database) else {
            throw StoreOpenError.cannotOpen(path: data.database, reason: "there is no database")
        }
    }

    /// The names of the migrations that the database lacks.
    func pendingMigrations(_ connection: Connection) throws -> [String] {
        let applied = try appliedMigrations(connection)
        return Schema.migrator.migrations.filter { !applied.contains($0) }
    }

    private func refuseNewerSchema(_ connection: Connection) throws {
        guard try appliedMigrations(connection).isSubset(of: Schema.migrator.migrations) else {
            throw StoreOpenError.newerSchema(path: data.path)
        }
    }

    private func appliedMigrations(_ connection: Connection) throws -> Set<String> {
        let known = try connection.statement("SELECT 1 FROM sqlite_master WHERE name = 'grdb_migrations'")
        defer { known.reset() }
        guard try known.step() else { return [] }
        let rows = try connection.statement("SELECT identifier FROM grdb_migrations")
        defer { rows.reset() }
        var names: Set<String> = []
        while try rows.step() { names.insert(rows.text(0)) }
        return names
    }

    private func databaseBytes() throws -> Int64 {
        try AttachmentFile(data.database, .reading).length()
    }

    private func missingFiles(_ files: AttachmentCheck) throws -> [String] {
        let folder = AttachmentFolder(path: data.attachments)
        return try files.sizes().compactMap { id, sizeBytes in
            let length = try folder.length(id)
            return length == sizeBytes
                ? nil : "attachment \(id): \(length) of its \(sizeBytes) bytes are there"
        }
    }
}
