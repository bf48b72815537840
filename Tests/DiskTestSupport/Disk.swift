internal import CDiskShim

/// The disk under a folder: it fails, waits and is recorded as a test wants it. Make it before the store is opened, and
/// keep it until the store is closed.
package final class Disk: @unchecked Sendable {
    /// What SQLite asks of a file system.
    package struct Operations: OptionSet {
        package let rawValue: Int32

        package static let open = Self(DISK_OPEN)
        package static let read = Self(DISK_READ)
        package static let write = Self(DISK_WRITE)
        package static let truncate = Self(DISK_TRUNCATE)
        package static let sync = Self(DISK_SYNC)
        package static let delete = Self(DISK_DELETE)
        package static let size = Self(DISK_SIZE)
        package static let share = Self(DISK_SHARE)
        package static let all: Self = [.open, .read, .write, .truncate, .sync, .delete, .size, .share]
        /// What makes the disk fuller.
        package static let growing: Self = [.write, .truncate, .share]
        /// What changes it.
        package static let changing: Self = [.write, .truncate, .sync, .delete, .share]

        package init(rawValue: Int32) { self.rawValue = rawValue }

        private init(_ operation: disk_operation) { rawValue = Int32(bitPattern: operation.rawValue) }
    }

    /// Which files.
    package struct Files: OptionSet {
        package let rawValue: Int32

        package static let database = Self(DISK_DATABASE)
        package static let log = Self(DISK_LOG)
        package static let other = Self(DISK_OTHER)
        package static let all: Self = [.database, .log, .other]

        package init(rawValue: Int32) { self.rawValue = rawValue }

        private init(_ file: disk_file) { rawValue = Int32(bitPattern: file.rawValue) }
    }

    /// What the system says.
    package enum Failure: Int32, CaseIterable {
        /// The device is broken.
        case inputOutput = 10
        /// There is no room.
        case full = 13
        /// It is mounted for reading only.
        case readOnly = 8
    }

    /// The folder's path.
    package let folder: String
    private let owner: AnyObject?
    private let watch: OpaquePointer

    /// - Parameters:
    ///   - folder: the folder's path.
    ///   - owner: what keeps the folder there; it is let go with the disk.
    package init(_ folder: String, of owner: AnyObject? = nil) {
        self.folder = folder
        self.owner = owner
        watch = disk_watch_begin(folder)
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
    package func fail(
        _ operations: Operations, of files: Files = .all, nth: Int64 = 1, count: Int64 = .max,
        with failure: Failure = .inputOutput
    ) {
        disk_fail(watch, operations.rawValue, files.rawValue, nth, count, failure.rawValue)
    }

    package func mend() {
        disk_fail(watch, 0, 0, 0, 0, 0)
    }

    /// How many calls could have failed since ``fail(_:of:nth:count:with:)``.
    package var metCount: Int64 { disk_fail_met(watch) }

    // MARK: Waiting

    /// Lets syncs of the log wait.
    package func hold() {
        disk_hold(watch)
    }

    package func release() {
        disk_release(watch)
    }

    /// Returns when a sync waits.
    package func waitUntilHeld() {
        disk_wait_until_held(watch)
    }

    // MARK: Recording

    package func record() {
        disk_record_begin(watch)
    }

    /// How much was done since ``record()``. What is done later comes behind.
    package var recordCount: Int { Int(disk_record_count(watch)) }

    subscript(index: Int) -> disk_record { disk_record_at(watch, Int64(index)) }
}
