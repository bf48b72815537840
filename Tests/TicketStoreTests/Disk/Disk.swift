import CDiskShim
import GRDBSQLite

/// The disk under a folder: it fails, waits and is recorded as a test wants it. Make it before the store is opened, and
/// keep it until the store is closed.
final class Disk: @unchecked Sendable {
    /// What SQLite asks of a file system.
    struct Operations: OptionSet {
        let rawValue: Int32

        static let open = Self(DISK_OPEN)
        static let read = Self(DISK_READ)
        static let write = Self(DISK_WRITE)
        static let truncate = Self(DISK_TRUNCATE)
        static let sync = Self(DISK_SYNC)
        static let delete = Self(DISK_DELETE)
        static let size = Self(DISK_SIZE)
        static let share = Self(DISK_SHARE)
        static let all: Self = [.open, .read, .write, .truncate, .sync, .delete, .size, .share]
        /// What makes the disk fuller.
        static let growing: Self = [.write, .truncate, .share]
        /// What changes it.
        static let changing: Self = [.write, .truncate, .sync, .delete, .share]

        init(rawValue: Int32) { self.rawValue = rawValue }

        private init(_ operation: disk_operation) { rawValue = Int32(bitPattern: operation.rawValue) }
    }

    /// Which files.
    struct Files: OptionSet {
        let rawValue: Int32

        static let database = Self(DISK_DATABASE)
        static let log = Self(DISK_LOG)
        static let other = Self(DISK_OTHER)
        static let all: Self = [.database, .log, .other]

        init(rawValue: Int32) { self.rawValue = rawValue }

        private init(_ file: disk_file) { rawValue = Int32(bitPattern: file.rawValue) }
    }

    /// What the system says.
    enum Failure: Int32, CaseIterable {
        /// The device is broken.
        case inputOutput = 10
        /// There is no room.
        case full = 13
        /// It is mounted for reading only.
        case readOnly = 8
    }

    let folder: TemporaryFolder
    private let watch: OpaquePointer

    init(_ folder: TemporaryFolder) {
        self.folder = folder
        watch = disk_watch_begin(folder.path)
    }

    deinit {
        disk_watch_end(watch)
    }

    // MARK: Failing

    /// Lets calls fail.
    ///
    /// - Parameters:
    ///   - nth: the first of them, counted from 1.
    ///   - count: how many, one after the other.
    func fail(
        _ operations: Operations, of files: Files = .all, nth: Int64 = 1, count: Int64 = .max,
        with failure: Failure = .inputOutput
    ) {
        disk_fail(watch, operations.rawValue, files.rawValue, nth, count, failure.rawValue)
    }

    func mend() {
        disk_fail(watch, 0, 0, 0, 0, 0)
    }

    /// How many calls could have failed since ``fail(_:of:nth:count:with:)``.
    var metCount: Int64 { disk_fail_met(watch) }

    // MARK: Waiting

    /// Lets syncs of the log wait.
    func hold() {
        disk_hold(watch)
    }

    func release() {
        disk_release(watch)
    }

    /// Returns when a sync waits.
    func waitUntilHeld() {
        disk_wait_until_held(watch)
    }

    // MARK: Recording

    func record() {
        disk_record_begin(watch)
    }

    /// How much was done since ``record()``. What is done later comes behind.
    var recordCount: Int { Int(disk_record_count(watch)) }

    subscript(index: Int) -> disk_record { disk_record_at(watch, Int64(index)) }
}
