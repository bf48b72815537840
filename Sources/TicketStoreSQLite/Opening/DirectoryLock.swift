internal import Synchronization

#if canImport(Musl)
    internal import Musl
#else
    internal import Glibc
#endif

/// Keeps a second server out of a data directory: two that write one database can lose commits.
///
/// It is `flock` on a file of its own, never on the database, whose POSIX locks SQLite would lose if somebody else
/// opened and closed it. The kernel lets go when the process ends, however it ends.
final class DirectoryLock: Sendable {
    private let descriptor: Int32
    private let isHeld = Atomic<Bool>(true)

    /// Takes the lock or throws `StoreOpenError`.
    init(directory: String) throws {
        let path = directory + "/lock"
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw StoreOpenError.cannotOpen(path: path, reason: String(cString: strerror(errno)))
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let reason = errno
            let holder = Self.holder(descriptor)
            close(descriptor)
            guard reason == EWOULDBLOCK else {
                throw StoreOpenError.cannotOpen(path: path, reason: String(cString: strerror(reason)))
            }
            throw StoreOpenError.inUse(directory: directory, process: holder)
        }
        self.descriptor = descriptor
        writeHolder()
    }

    deinit {
        release()
    }

    /// Lets go of the lock. The file stays: removing it would let two servers lock two files of one name.
    func release() {
        guard isHeld.exchange(false, ordering: .acquiringAndReleasing) else { return }
        // A child that was forked and has not begun its own program has the file open, too: closing would not be enough.
        flock(descriptor, LOCK_UN)
        close(descriptor)
    }

    /// Who holds the lock is for the message alone, so failing to write it is no failure.
    private func writeHolder() {
        let text = Array("\(getpid())\n".utf8)
        guard ftruncate(descriptor, 0) == 0 else { return }
        _ = pwrite(descriptor, text, text.count, 0)
    }

    private static func holder(_ descriptor: Int32) -> String {
        var bytes = [UInt8](repeating: 0, count: 20)
        let count = pread(descriptor, &bytes, bytes.count, 0)
        let digits = bytes.prefix(max(0, count)).prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        return digits.isEmpty ? "unknown" : String(decoding: digits, as: UTF8.self)
    }
}
