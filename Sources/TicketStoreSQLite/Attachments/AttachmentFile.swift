#if canImport(Musl)
    internal import Musl
#else
    internal import Glibc
#endif

/// An open file of the attachments' folder. Closed when it is let go.
struct AttachmentFile: ~Copyable {
    /// How a file is opened.
    enum Mode {
        case reading
        /// Made if it is not there.
        case writing

        fileprivate var flags: Int32 {
            switch self {
            case .reading: O_RDONLY
            case .writing: O_RDWR | O_CREAT
            }
        }
    }

    private let descriptor: Int32

    /// Opens a file for the server's user alone; never one that another name leads to.
    init(_ path: String, _ mode: Mode) throws(FileFailure) {
        descriptor = open(path, mode.flags | O_CLOEXEC | O_NOFOLLOW, 0o600)
        if descriptor < 0 { throw FileFailure("open") }
    }

    deinit {
        close(descriptor)
    }

    /// How many bytes it has.
    func length() throws(FileFailure) -> Int64 {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw FileFailure("fstat") }
        return Int64(status.st_size)
    }

    /// Cuts it off behind so many bytes.
    func truncate(to length: Int64) throws(FileFailure) {
        guard ftruncate(descriptor, off_t(length)) == 0 else { throw FileFailure("ftruncate") }
    }

    /// Writes all the bytes.
    func write(_ bytes: [UInt8], at offset: Int64) throws(FileFailure) {
        var done = 0
        while done < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                pwrite(
                    descriptor, buffer.baseAddress.map { $0 + done }, buffer.count - done, off_t(offset + Int64(done)))
            }
            if count > 0 {
                done += count
            } else if count == 0 || errno != EINTR {
                throw FileFailure("write")
            }
        }
    }

    /// Reads so many bytes; fewer at the end.
    func read(at offset: Int64, count: Int) throws(FileFailure) -> [UInt8] {
        var failure: FileFailure?
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while filled < count, let base = buffer.baseAddress {
                let got = pread(descriptor, base + filled, count - filled, off_t(offset + Int64(filled)))
                if got > 0 {
                    filled += got
                } else if got == 0 {
                    return
                } else if errno != EINTR {
                    failure = FileFailure("read")
                    return
                }
            }
        }
        if let failure { throw failure }
        return bytes
    }

    /// Returns when all of it is on the disk.
    func sync() throws(FileFailure) {
        guard fsync(descriptor) == 0 else { throw FileFailure("fsync") }
    }
}
