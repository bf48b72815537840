// The hot path: everything that runs for each command or each point read goes through here, straight to SQLite's C
// API. GRDB opens, configures and migrates the database; its statements and rows cost more than the work they carry
// (twice the time of a read by key), so these statements use the connection beneath it.
internal import GRDBSQLite
internal import ProtobufC

/// A prepared statement, kept for as long as its connection. For the connection's thread only.
///
/// Parameters are numbered from 1 and columns from 0, as SQLite has them. Text and blobs are copied when bound.
final class Statement {
    /// Nil once the connection is closed; SQLite then answers every call with SQLITE_MISUSE or nothing.
    private var handle: OpaquePointer?
    private let connection: OpaquePointer

    init(_ sql: String, connection: OpaquePointer) throws(SQLiteFailure) {
        var handle: OpaquePointer?
        let flags = UInt32(SQLITE_PREPARE_PERSISTENT)
        let code = sqlite3_prepare_v3(connection, sql, -1, flags, &handle, nil)
        guard code == SQLITE_OK, let handle else { throw SQLiteFailure(code, connection) }
        self.handle = handle
        self.connection = connection
    }

    deinit {
        finalize()
    }

    /// Gives it back to SQLite; it is of no use afterwards. A connection cannot be closed before.
    func finalize() {
        sqlite3_finalize(handle)
        handle = nil
    }

    /// Its text.
    var sql: String { sqlite3_sql(handle).map { String(cString: $0) } ?? "" }

    // MARK: Parameters

    /// Tells SQLite to copy what is bound: the pointer that a Swift string gives is valid for one call.
    private static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

    func bind(_ value: Int64, at index: Int32) {
        sqlite3_bind_int64(handle, index, value)
    }

    func bind(_ value: Int, at index: Int32) {
        sqlite3_bind_int64(handle, index, Int64(value))
    }

    func bind(_ value: Bool, at index: Int32) {
        sqlite3_bind_int(handle, index, value ? 1 : 0)
    }

    func bind(_ value: String, at index: Int32) {
        var value = value
        value.withUTF8 { bytes in
            guard let base = bytes.baseAddress else {
                sqlite3_bind_text(handle, index, "", 0, nil)
                return
            }
            base.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
                _ = sqlite3_bind_text64(handle, index, $0, UInt64(bytes.count), Self.copied, UInt8(SQLITE_UTF8))
            }
        }
    }

    /// Binds a text that is given as its bytes.
    func bind(utf8 bytes: [UInt8], at index: Int32) {
        bytes.withUnsafeBytes { buffer in
            let start = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
            _ = sqlite3_bind_text64(handle, index, start, UInt64(buffer.count), Self.copied, UInt8(SQLITE_UTF8))
        }
    }

    func bind(_ value: String?, at index: Int32) {
        if let value { bind(value, at: index) } else { sqlite3_bind_null(handle, index) }
    }

    func bind(_ value: Int64?, at index: Int32) {
        if let value { bind(value, at: index) } else { sqlite3_bind_null(handle, index) }
    }

    func bind(_ bytes: [UInt8], at index: Int32) {
        bytes.withUnsafeBytes { bindBlob($0, at: index) }
    }

    /// Binds a text whose bytes are copied into the arena; they stay there until it is reset, and are not copied again.
    ///
    /// For statements with many texts that are run at once: SQLite's own copies cost an allocation each.
    func bind(_ value: String, at index: Int32, in arena: Arena) throws(ProtobufError) {
        var value = value
        let count = value.utf8.count
        let memory = try arena.allocate(byteCount: count)
        value.withUTF8 { bytes in
            if let base = bytes.baseAddress { memory.copyMemory(from: base, byteCount: count) }
        }
        let start = memory.assumingMemoryBound(to: CChar.self)
        sqlite3_bind_text64(handle, index, start, UInt64(count), nil, UInt8(SQLITE_UTF8))
    }

    /// Binds a text as above, or nothing.
    func bind(_ value: String?, at index: Int32, in arena: Arena) throws(ProtobufError) {
        if let value { try bind(value, at: index, in: arena) } else { sqlite3_bind_null(handle, index) }
    }

    /// Binds a message, packed into the arena; it stays there until the arena is reset, and is not copied again.
    func bind(_ message: some ProtobufMessage, at index: Int32, in arena: Arena) throws(ProtobufError) {
        let prepared = try message.prepared(in: arena)
        let memory = try arena.allocate(byteCount: prepared.packedSize)
        prepared.pack(into: memory)
        sqlite3_bind_blob64(handle, index, memory, UInt64(prepared.packedSize), nil)
    }

    /// Binds nothing.
    func bindNull(at index: Int32) {
        sqlite3_bind_null(handle, index)
    }

    private func bindBlob(_ bytes: UnsafeRawBufferPointer, at index: Int32) {
        guard let base = bytes.baseAddress else {
            sqlite3_bind_zeroblob(handle, index, 0)
            return
        }
        sqlite3_bind_blob64(handle, index, base, UInt64(bytes.count), Self.copied)
    }

    // MARK: Running

    /// Whether there is a next row.
    func step() throws(SQLiteFailure) -> Bool {
        switch sqlite3_step(handle) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        case let code:
            guard handle != nil else { throw SQLiteFailure(code: code, message: "the connection is closed") }
            let failure = SQLiteFailure(code, connection)
            sqlite3_reset(handle)
            throw failure
        }
    }

    /// Runs it to its end and makes it ready to run again.
    func run() throws(SQLiteFailure) {
        defer { reset() }
        while try step() {}
    }

    /// Ends a run, so that it holds no snapshot and can be bound anew. What is bound stays bound.
    func reset() {
        sqlite3_reset(handle)
    }

    /// How many rows the last run changed.
    var changes: Int { Int(sqlite3_changes(connection)) }

    // MARK: Columns of the present row

    func int64(_ column: Int32) -> Int64 { sqlite3_column_int64(handle, column) }

    func int(_ column: Int32) -> Int { Int(sqlite3_column_int64(handle, column)) }

    func bool(_ column: Int32) -> Bool { sqlite3_column_int(handle, column) != 0 }

    func isNull(_ column: Int32) -> Bool { sqlite3_column_type(handle, column) == SQLITE_NULL }

    func optionalInt64(_ column: Int32) -> Int64? { isNull(column) ? nil : int64(column) }

    func text(_ column: Int32) -> String {
        guard let start = sqlite3_column_text(handle, column) else { return "" }
        let count = Int(sqlite3_column_bytes(handle, column))
        return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    }

    func optionalText(_ column: Int32) -> String? { isNull(column) ? nil : text(column) }

    /// Whether the text equals another, without making a `String` of it.
    func text(_ column: Int32, equals other: String) -> Bool {
        guard let start = sqlite3_column_text(handle, column) else { return other.isEmpty }
        let count = Int(sqlite3_column_bytes(handle, column))
        return UnsafeBufferPointer(start: start, count: count).elementsEqual(other.utf8)
    }

    func bytes(_ column: Int32) -> [UInt8] { withBlob(column, Array.init) }

    /// The blob's bytes, valid inside `body` alone.
    func withBlob<Value>(_ column: Int32, _ body: (UnsafeRawBufferPointer) throws -> Value) rethrows -> Value {
        let start = sqlite3_column_blob(handle, column)
        let count = start == nil ? 0 : Int(sqlite3_column_bytes(handle, column))
        return try body(UnsafeRawBufferPointer(start: start, count: count))
    }
}
