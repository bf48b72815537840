internal import Synchronization
internal import TicketCore

#if canImport(Musl)
    internal import Musl
#else
    internal import Glibc
#endif

/// A scratch file without a name, so that it is gone with the process.
final class FileScratch: ScratchFile {
    private let file: AttachmentFile
    private let bytes = Mutex<Int64>(0)
    private let onEnd: @Sendable () -> Void

    /// A file that is made at a path, where nobody else makes one, and loses its name at once.
    static func make(path: String, onEnd: @escaping @Sendable () -> Void) throws(FileFailure) -> FileScratch {
        let file = try AttachmentFile(path, .writing)
        guard unlink(path) == 0 else { throw FileFailure("unlink") }
        // What a crash between the two has left.
        try file.truncate(to: 0)
        return FileScratch(file, onEnd: onEnd)
    }

    private init(_ file: consuming AttachmentFile, onEnd: @escaping @Sendable () -> Void) {
        self.file = file
        self.onEnd = onEnd
    }

    deinit { onEnd() }

    func length() -> Int64 { bytes.withLock { $0 } }

    func append(_ bytes: [UInt8]) throws {
        do throws(FileFailure) {
            try file.write(bytes, at: length())
        } catch {
            throw StoreFailure.unwritable("a scratch file: \(error)")
        }
        self.bytes.withLock { $0 += Int64(bytes.count) }
    }

    func read(at offset: Int64, count: Int) throws -> [UInt8] {
        do throws(FileFailure) {
            return try file.read(at: offset, count: count)
        } catch {
            throw StoreFailure.corrupt("a scratch file: \(error)")
        }
    }
}
