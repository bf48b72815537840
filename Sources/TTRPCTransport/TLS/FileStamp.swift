internal import Glibc

/// By what a replaced or rewritten file is known.
struct FileStamp: Equatable, Sendable {
    private let device: dev_t
    private let inode: ino_t
    private let byteCount: off_t
    private let seconds: time_t
    private let nanoseconds: Int

    /// Nil where there is no file. Follows links.
    init?(_ path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        device = status.st_dev
        inode = status.st_ino
        byteCount = status.st_size
        seconds = status.st_mtim.tv_sec
        nanoseconds = status.st_mtim.tv_nsec
    }
}
