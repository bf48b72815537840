internal import GRDBSQLite

/// Goes through the database file and overwrites what it holds of what was deleted, see `PageScrubber`.
///
/// It writes with SQLite's own file, on the writer's thread and between its transactions, and only while all that was
/// committed stands in the file. Between two portions others write as they like.
struct DatabaseScrubber {
    /// How many pages are looked at in a portion.
    static let portionMax = 1_024
    /// From so many pages on pages cannot be told apart by their beginning.
    private static let pagesMax = 1 << 24

    private let file: UnsafeMutablePointer<sqlite3_file>
    private let methods: sqlite3_io_methods
    private let pageBytes: Int
    private let pageCount: Int
    private let scrubber: PageScrubber
    /// The first page of the list of free pages.
    private let firstTrunk: Int

    /// Nil if the connection has no file that can be written.
    init?(_ handle: OpaquePointer) throws(SQLiteFailure) {
        var pointer: UnsafeMutablePointer<sqlite3_file>?
        let code = sqlite3_file_control(handle, "main", SQLITE_FCNTL_FILE_POINTER, &pointer)
        guard code == SQLITE_OK, let pointer, let methods = pointer.pointee.pMethods?.pointee else { return nil }
        file = pointer
        self.methods = methods
        let header = try Self.read(file, methods, at: 0, count: 100)
        let declared = Int(header[16]) << 8 | Int(header[17])
        pageBytes = declared == 1 ? 65_536 : declared
        guard pageBytes >= 512 else { return nil }
        scrubber = PageScrubber(usableBytes: pageBytes - Int(header[20]))
        firstTrunk = Self.number(header, at: 32)
        var size: sqlite3_int64 = 0
        guard methods.xFileSize(file, &size) == SQLITE_OK else { return nil }
        pageCount = Int(size) / pageBytes
    }

    /// Whether the file is small enough for it.
    var isPossible: Bool { pageCount < Self.pagesMax }

    /// The free pages of a portion, each with how many of its bytes are in use.
    private func freePages(in portion: Range<Int>) throws(SQLiteFailure) -> [Int: Int] {
        var found: [Int: Int] = [:]
        var trunk = firstTrunk
        var left = pageCount
        while (2...max(2, pageCount)).contains(trunk), left > 0 {
            let page = try read(trunk, count: scrubber.usableBytes)
            let count = Self.number(page, at: 4)
            guard 8 + 4 * count <= page.count else { break }
            if portion.contains(trunk) { found[trunk] = 8 + 4 * count }
            for index in 0..<count {
                let leaf = Self.number(page, at: 8 + 4 * index)
                if portion.contains(leaf) { found[leaf] = 0 }
            }
            trunk = Self.number(page, at: 0)
            left -= 1 + count
        }
        return found
    }

    /// Overwrites what a portion of the pages hold beside what is in use.
    ///
    /// - Returns: the page to go on with; nil at the end.
    func scrub(from first: Int) throws(SQLiteFailure) -> Int? {
        guard isPossible, first <= pageCount else { return nil }
        let end = min(first + Self.portionMax, pageCount + 1)
        let free = try freePages(in: first..<end)
        for number in first..<end {
            let page = try read(number, count: scrubber.usableBytes)
            if let used = free[number] {
                if page[used...].contains(where: { $0 != 0 }) { try clear(number, [used..<scrubber.usableBytes]) }
                continue
            }
            guard let parts = scrubber.unusedParts(page, isFirst: number == 1) else { continue }
            try clear(number, parts.filter { part in page[part].contains { $0 != 0 } })
            for (first, bytes) in scrubber.overflows(page, isFirst: number == 1) {
                try clearEnd(ofValueAt: first, bytes: bytes)
            }
        }
        return end <= pageCount ? end : nil
    }

    /// Returns when all of it is on the disk.
    func sync() throws(SQLiteFailure) { try check(methods.xSync(file, SQLITE_SYNC_NORMAL)) }

    /// Overwrites what follows the end of a value on its last page.
    private func clearEnd(ofValueAt first: Int, bytes: Int) throws(SQLiteFailure) {
        var (page, left) = (first, bytes)
        let room = scrubber.usableBytes - 4
        while left > room {
            guard (2...pageCount).contains(page) else { return }
            page = Self.number(try read(page, count: 4), at: 0)
            left -= room
        }
        guard (2...pageCount).contains(page), left > 0 else { return }
        try clear(page, [4 + left..<scrubber.usableBytes])
    }

    private func clear(_ page: Int, _ parts: [PageScrubber.Part]) throws(SQLiteFailure) {
        for part in parts where !part.isEmpty {
            let zeros = [UInt8](repeating: 0, count: part.count)
            let offset = sqlite3_int64(page - 1) * sqlite3_int64(pageBytes) + sqlite3_int64(part.lowerBound)
            try check(zeros.withUnsafeBytes { methods.xWrite(file, $0.baseAddress, Int32(part.count), offset) })
        }
    }

    private func read(_ page: Int, count: Int) throws(SQLiteFailure) -> [UInt8] {
        try Self.read(file, methods, at: sqlite3_int64(page - 1) * sqlite3_int64(pageBytes), count: count)
    }

    private func check(_ code: Int32) throws(SQLiteFailure) { try Self.check(code) }

    private static func read(
        _ file: UnsafeMutablePointer<sqlite3_file>, _ methods: sqlite3_io_methods, at offset: sqlite3_int64, count: Int
    ) throws(SQLiteFailure) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        try check(bytes.withUnsafeMutableBytes { methods.xRead(file, $0.baseAddress, Int32(count), offset) })
        return bytes
    }

    private static func check(_ code: Int32) throws(SQLiteFailure) {
        guard code == SQLITE_OK else { throw SQLiteFailure(code: code, message: "the database's unused parts") }
    }

    private static func number(_ bytes: [UInt8], at place: Int) -> Int {
        (0..<4).reduce(0) { $0 << 8 | Int(bytes[place + $1]) }
    }
}
