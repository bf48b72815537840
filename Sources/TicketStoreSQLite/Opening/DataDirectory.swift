#if canImport(Musl)
    internal import Musl
#else
    internal import Glibc
#endif

/// The directory that holds the database, its log and the lock.
struct DataDirectory {
    let path: String

    /// The database file. SQLite adds `-wal` and `-shm` to its name.
    var database: String { path + "/tickets.db" }

    /// The folder of the attachments' bytes.
    var attachments: String { path + "/attachments" }

    /// A file that has no name any more once it is open.
    func scratch(_ number: Int) -> String { path + "/scratch-\(number)" }

    /// Makes the directory, for the server's user alone, if it is not there.
    func create() throws {
        guard mkdir(path, 0o700) == 0 else {
            guard errno == EEXIST else {
                throw StoreOpenError.cannotOpen(path: path, reason: String(cString: strerror(errno)))
            }
            return
        }
        try syncEntry()
    }

    /// Makes a new directory's name survive a loss of power; SQLite does so for the files inside.
    private func syncEntry() throws {
        let parent = open(path + "/..", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard parent >= 0 else { throw failure() }
        defer { close(parent) }
        guard fsync(parent) == 0 else { throw failure() }
    }

    private func failure() -> StoreOpenError {
        StoreOpenError.cannotOpen(path: path, reason: String(cString: strerror(errno)))
    }
}
