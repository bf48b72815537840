internal import GRDB
internal import GRDBSQLite

/// One connection to the database, opened by GRDB, with the statements prepared on it. For one thread at a time.
///
/// GRDB keeps the connection open and closes it; while the store works nobody asks GRDB for it, so that it may be used
/// from here without GRDB's queue. What GRDB would watch on it is turned off.
final class Connection {
    /// How many statements of changing text are kept; the fixed ones stand in their own properties.
    private static let keptStatementsMax = 64

    private let queue: DatabaseQueue
    private let handle: OpaquePointer
    private var prepared: [Statement] = []
    private var statements: [String: Statement] = [:]
    private var tenants: [String: TenantID] = [:]

    init(_ queue: DatabaseQueue) throws {
        self.queue = queue
        guard let handle = queue.inDatabase({ $0.sqliteConnection }) else {
            throw SQLiteFailure(code: SQLITE_CANTOPEN, message: "GRDB gave no connection")
        }
        self.handle = handle
        // GRDB observes transactions through hooks that only work inside its queue.
        sqlite3_commit_hook(handle, nil, nil)
        sqlite3_rollback_hook(handle, nil, nil)
        sqlite3_update_hook(handle, nil, nil)
        sqlite3_set_authorizer(handle, nil, nil)
    }

    /// A new statement, kept until the connection is closed.
    func prepare(_ sql: String) throws(SQLiteFailure) -> Statement {
        let statement = try Statement(sql, connection: handle)
        prepared.append(statement)
        return statement
    }

    /// The texts of the statements that are kept until the connection is closed.
    var preparedSQL: [String] { prepared.map(\.sql) }

    /// The statement of this text, kept for the next time. Read it to its end or reset it before asking again.
    func statement(_ sql: String) throws(SQLiteFailure) -> Statement {
        if let statement = statements[sql] { return statement }
        if statements.count >= Self.keptStatementsMax { statements.removeAll() }
        let statement = try Statement(sql, connection: handle)
        statements[sql] = statement
        return statement
    }

    /// Runs statements that give no rows.
    func execute(_ sql: String) throws(SQLiteFailure) {
        let code = sqlite3_exec(handle, sql, nil, nil, nil)
        guard code == SQLITE_OK else { throw SQLiteFailure(code, handle) }
    }

    /// Whether a transaction is open; SQLite ends one by itself after some failures.
    var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }

    /// Reads several things as they are at one moment.
    func reading<Value>(_ body: () throws -> Value) throws -> Value {
        try execute("BEGIN")
        defer { try? execute("COMMIT") }
        return try body()
    }

    /// Writes what the log holds into the database file, as far as readers let it.
    ///
    /// - Returns: whether all of it was written.
    func checkpoint(_ mode: CheckpointMode) throws(SQLiteFailure) -> Bool {
        var framesInLog: Int32 = 0
        var framesWritten: Int32 = 0
        let code = sqlite3_wal_checkpoint_v2(handle, nil, mode.code, &framesInLog, &framesWritten)
        if code == SQLITE_BUSY { return false }
        guard code == SQLITE_OK else { throw SQLiteFailure(code, handle) }
        return framesInLog == framesWritten
    }

    /// Carries the log over and empties its file, so that all that is read stands in the database file; waits for
    /// readers of the log for a moment only.
    ///
    /// - Returns: whether it is empty.
    func truncateLog() throws(SQLiteFailure) -> Bool {
        sqlite3_busy_timeout(handle, 10)
        defer { sqlite3_busy_timeout(handle, 5_000) }
        return try checkpoint(.truncate)
    }

    /// Overwrites what a portion of the database file's pages hold beside what is in use. The log has to be empty.
    ///
    /// - Returns: the page to go on with; nil at the end.
    func scrub(from page: Int) throws(SQLiteFailure) -> Int? {
        // Pages that are kept in memory still hold it, and would be written as they are.
        sqlite3_db_release_memory(handle)
        guard let scrubber = try DatabaseScrubber(handle) else { return nil }
        let next = try scrubber.scrub(from: page)
        if next == nil { try scrubber.sync() }
        return next
    }

    /// Keeps the number of pages in the log up to date in `counter` after every commit, and turns off SQLite's own
    /// checkpoints. The counter has to outlive the connection.
    func countLogPages(in counter: UnsafeMutablePointer<Int32>) {
        sqlite3_wal_hook(
            handle,
            { counter, _, _, pages in
                counter?.assumingMemoryBound(to: Int32.self).pointee = pages
                return SQLITE_OK
            }, counter)
    }

    /// A tenant's number in the keys; nil if nobody ever wrote there.
    func tenantID(_ name: String) throws(SQLiteFailure) -> TenantID? {
        if let known = tenants[name] { return known }
        let statement = try statement("SELECT id FROM tenants WHERE name = ?1")
        defer { statement.reset() }
        statement.bind(name, at: 1)
        guard try statement.step() else { return nil }
        let id = TenantID(rawValue: statement.int64(0))
        tenants[name] = id
        return id
    }

    /// Forgets what was read from a transaction that is rolled back.
    func forgetTenants() {
        tenants.removeAll()
    }

    /// Ends every statement and closes. Nothing may be asked of it afterwards.
    func close() throws {
        for statement in prepared { statement.finalize() }
        for statement in statements.values { statement.finalize() }
        prepared.removeAll()
        statements.removeAll()
        try queue.close()
    }
}
