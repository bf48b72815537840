internal import GRDBSQLite

/// What SQLite says went wrong.
struct SQLiteFailure: Error, Hashable, CustomStringConvertible {
    /// What a failure means for the store.
    enum Kind {
        /// The disk takes no more for now; what was in the transaction is rolled back.
        case unwritable
        /// The disk failed a read or a write.
        case inputOutput
        /// A sync failed: what was written before may or may not be on the disk, and asking again tells nothing.
        case sync
        /// The database contradicts itself.
        case corrupt
        /// A constraint of the schema or a mistake in a statement: only the statement failed.
        case statement
    }

    /// The extended result code.
    let code: Int32
    /// SQLite's message.
    let message: String

    init(_ code: Int32, _ connection: OpaquePointer?) {
        self.code = connection.map { sqlite3_extended_errcode($0) } ?? code
        self.message = connection.map { String(cString: sqlite3_errmsg($0)) } ?? String(cString: sqlite3_errstr(code))
    }

    init(code: Int32, message: String) {
        self.code = code
        self.message = message
    }

    var description: String { "SQLite error \(code): \(message)" }

    var kind: Kind {
        if Self.syncCodes.contains(code) { return .sync }
        switch code & 0xff {
        case SQLITE_FULL, SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_BUSY, SQLITE_LOCKED, SQLITE_PERM, SQLITE_NOMEM:
            return .unwritable
        case SQLITE_IOERR: return .inputOutput
        case SQLITE_CORRUPT, SQLITE_NOTADB: return .corrupt
        default: return .statement
        }
    }

    /// Failures of `fsync` on the file or on its directory.
    private static let syncCodes: Set<Int32> = [SQLITE_IOERR | 4 << 8, SQLITE_IOERR | 5 << 8]
}
