import Foundation
import GRDBSQLite
import Synchronization

/// A disk whose syncs and writes fail where and when a test says so: SQLite's own file system with a few calls in front.
///
/// It becomes SQLite's default for the process, and passes on everything that concerns no path named here.
enum FaultyDisk {
    /// What fails.
    enum Fault: Hashable {
        /// Syncs of the log: what a commit waits for.
        case logSync
        /// Syncs of the database file: what a checkpoint waits for.
        case databaseSync
        /// Writes to the log, for want of room.
        case logFull
    }

    /// Makes a fault at files whose path begins with `folder`, until `mend`.
    static func fail(_ fault: Fault, in folder: TemporaryFolder) {
        faults.withLock { $0[folder.path] = fault }
    }

    /// Ends the faults of a folder.
    static func mend(_ folder: TemporaryFolder) {
        faults.withLock { $0[folder.path] = nil }
    }

    /// Puts it in front of SQLite's file system. Once for the process, before the store under test is opened.
    static func install() {
        _ = installed
    }

    /// A file that SQLite has open.
    private struct OpenFile {
        var path: String
        /// The address of the methods that it had.
        var methods: Int
    }

    private static let faults = Mutex<[String: Fault]>([:])
    /// By the address of SQLite's handle.
    private static let files = Mutex<[Int: OpenFile]>([:])
    /// The methods that look for faults first, by the address of those that they stand in front of.
    private static let faultyMethods = Mutex<[Int: Int]>([:])
    nonisolated(unsafe) private static var original: UnsafeMutablePointer<sqlite3_vfs>?

    private static let installed: Bool = {
        guard let found = sqlite3_vfs_find(nil) else { return false }
        original = found
        let faulty = UnsafeMutablePointer<sqlite3_vfs>.allocate(capacity: 1)
        faulty.initialize(to: found.pointee)
        faulty.pointee.pNext = nil
        faulty.pointee.zName = UnsafePointer(strdup("faulty"))
        faulty.pointee.xOpen = { _, name, file, flags, outFlags in
            FaultyDisk.open(name, file, flags, outFlags)
        }
        return sqlite3_vfs_register(faulty, 1) == SQLITE_OK
    }()

    private static func open(
        _ name: UnsafePointer<CChar>?, _ file: UnsafeMutablePointer<sqlite3_file>?, _ flags: Int32,
        _ outFlags: UnsafeMutablePointer<Int32>?
    ) -> Int32 {
        guard let original, let open = original.pointee.xOpen else { return SQLITE_CANTOPEN }
        let code = open(original, name, file, flags, outFlags)
        guard code == SQLITE_OK, let file, let name, flags & (SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_WAL) != 0 else {
            return code
        }
        intercept(file, path: String(cString: name))
        return code
    }

    /// Gives a file methods that look for faults first.
    private static func intercept(_ file: UnsafeMutablePointer<sqlite3_file>, path: String) {
        guard let present = file.pointee.pMethods else { return }
        let address = Int(bitPattern: present)
        files.withLock { $0[Int(bitPattern: file)] = OpenFile(path: path, methods: address) }
        let faulty = faultyMethods.withLock { table in
            let known = table[address] ?? makeFaulty(present.pointee)
            table[address] = known
            return known
        }
        file.pointee.pMethods = UnsafePointer(bitPattern: faulty)
    }

    private static func makeFaulty(_ methods: sqlite3_io_methods) -> Int {
        var changed = methods
        changed.xSync = { file, flags in
            if FaultyDisk.hasFault(file, log: .logSync, database: .databaseSync) { return SQLITE_IOERR | 4 << 8 }
            return FaultyDisk.methods(of: file)?.pointee.xSync?(file, flags) ?? SQLITE_IOERR
        }
        changed.xWrite = { file, bytes, count, offset in
            if FaultyDisk.hasFault(file, log: .logFull, database: nil) { return SQLITE_FULL }
            return FaultyDisk.methods(of: file)?.pointee.xWrite?(file, bytes, count, offset) ?? SQLITE_IOERR
        }
        let pointer = UnsafeMutablePointer<sqlite3_io_methods>.allocate(capacity: 1)
        pointer.initialize(to: changed)
        return Int(bitPattern: pointer)
    }

    private static func methods(of file: UnsafeMutablePointer<sqlite3_file>?) -> UnsafePointer<sqlite3_io_methods>? {
        files.withLock { UnsafePointer(bitPattern: $0[Int(bitPattern: file)]?.methods ?? 0) }
    }

    private static func hasFault(_ file: UnsafeMutablePointer<sqlite3_file>?, log: Fault, database: Fault?) -> Bool {
        guard let path = files.withLock({ $0[Int(bitPattern: file)]?.path }) else { return false }
        let fault = faults.withLock { faults in faults.first { path.hasPrefix($0.key + "/") }?.value }
        guard let fault else { return false }
        return fault == (path.hasSuffix("-wal") ? log : database)
    }
}
