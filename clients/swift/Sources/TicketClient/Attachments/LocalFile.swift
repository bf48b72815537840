#if canImport(Musl)
    internal import Musl
#else
    internal import Glibc
#endif

/// A file on this machine. What may block never runs on the caller's actor.
final class LocalFile: Sendable {
    /// How a file is opened.
    enum Mode {
        case reading
        /// Made if it is not there, for its owner alone.
        case writing
    }

    let path: String
    private let descriptor: Int32

    @concurrent
    static func open(_ path: String, _ mode: Mode) async throws -> LocalFile { try LocalFile(path, mode) }

    private init(_ path: String, _ mode: Mode) throws {
        self.path = path
        let flags = mode == .reading ? O_RDONLY : O_RDWR | O_CREAT
        #if canImport(Musl)
            descriptor = Musl.open(path, flags | O_CLOEXEC, 0o600)
        #else
            descriptor = Glibc.open(path, flags | O_CLOEXEC, 0o600)
        #endif
        if descriptor < 0 { throw LocalFileError(path) }
    }

    deinit { close(descriptor) }

    /// How many bytes it has.
    @concurrent
    func length() async throws -> Int64 {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw LocalFileError(path) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw LocalFileError(path, "it is not a file") }
        return Int64(status.st_size)
    }

    /// Reads so many bytes; fewer at the end.
    @concurrent
    func read(at offset: Int64, count: Int) async throws -> [UInt8] {
        var hasFailed = false
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while filled < count, let base = buffer.baseAddress {
                let got = pread(descriptor, base + filled, count - filled, off_t(offset + Int64(filled)))
                if got > 0 {
                    filled += got
                } else if got == 0 {
                    return
                } else if errno != EINTR {
                    hasFailed = true
                    return
                }
            }
        }
        if hasFailed { throw LocalFileError(path) }
        return bytes
    }

    /// Writes all the bytes.
    @concurrent
    func write(_ bytes: [UInt8], at offset: Int64) async throws {
        var done = 0
        while done < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                pwrite(
                    descriptor, buffer.baseAddress.map { $0 + done }, buffer.count - done, off_t(offset + Int64(done)))
            }
            if count > 0 {
                done += count
            } else if count == 0 || errno != EINTR {
                throw LocalFileError(path)
            }
        }
    }

    /// Takes all its bytes away.
    @concurrent
    func clear() async throws {
        guard ftruncate(descriptor, 0) == 0 else { throw LocalFileError(path) }
    }

    /// Gives it another name, once its bytes are on the disk.
    @concurrent
    func rename(to newPath: String) async throws {
        guard fsync(descriptor) == 0 else { throw LocalFileError(path) }
        #if canImport(Musl)
            let result = Musl.rename(path, newPath)
        #else
            let result = Glibc.rename(path, newPath)
        #endif
        guard result == 0 else { throw LocalFileError(newPath) }
    }
}
