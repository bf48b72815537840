#if canImport(Musl)
    internal import Musl
#else
    internal import Glibc
#endif

/// The file `secret-keys` in the data folder: a line that names the format, then a key a line as 64 hexadecimal digits,
/// newest first. Its owner alone can read it (mode 0600).
public struct ServerKeysFile: Sendable {
    /// What came of opening it.
    public struct Opened: Sendable {
        /// The keys.
        public var keys: ServerKeys
        /// Whether there was no file, so that a key was made. For a folder that has data already that is worth a
        /// warning: what was signed before is no longer believed.
        public var isFresh: Bool
    }

    static let header = "ticketd secret keys 1"
    private static let anyHeader = "ticketd secret keys "
    private static let bytesMax = 4_096

    /// Where it is.
    public let path: String
    private let directory: String

    /// The file of a data folder, which has to be there.
    public init(directory: String) {
        self.directory = directory
        path = directory + "/secret-keys"
    }

    /// Reads the keys, and makes the file with a new key if there is none. For one process at a time: whoever holds the
    /// lock of the data folder.
    ///
    /// - Throws: ``ServerKeysError``.
    public func open() throws(ServerKeysError) -> Opened {
        if let keys = try read() { return Opened(keys: keys, isFresh: false) }
        let keys = ServerKeys.random()
        try write(keys)
        return Opened(keys: keys, isFresh: true)
    }

    /// The keys in the file; nil if there is no file.
    public func read() throws(ServerKeysError) -> ServerKeys? {
        let descriptor = systemOpen(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard descriptor >= 0 else {
            if errno == ENOENT { return nil }
            throw failure()
        }
        defer { close(descriptor) }
        try checkMode(descriptor)
        return try parse(try bytes(descriptor))
    }

    /// Puts keys in the place of those in the file; all of it or, where it throws, nothing.
    public func write(_ keys: ServerKeys) throws(ServerKeysError) {
        let lines = [Self.header] + keys.secrets.map(Self.hexadecimal)
        let new = path + ".new"
        // What a server left that died while it wrote.
        unlink(new)
        let descriptor = systemOpen(new, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw failure() }
        let text = Array((lines.joined(separator: "\n") + "\n").utf8)
        let isWritten = systemWrite(descriptor, text, text.count) == text.count && fsync(descriptor) == 0
        let cause = isWritten ? nil : failure()
        close(descriptor)
        if let cause { throw cause }
        guard rename(new, path) == 0 else { throw failure() }
        try syncDirectory()
    }

    /// Makes the file's name survive a loss of power.
    private func syncDirectory() throws(ServerKeysError) {
        let descriptor = systemOpen(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure() }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw failure() }
    }

    private func checkMode(_ descriptor: Int32) throws(ServerKeysError) {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw failure() }
        guard status.st_mode & S_IFMT == S_IFREG, status.st_mode & 0o077 == 0 else {
            throw .exposed(path: path, mode: UInt32(status.st_mode))
        }
    }

    private func bytes(_ descriptor: Int32) throws(ServerKeysError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: Self.bytesMax + 1)
        var count = 0
        while count < bytes.count {
            let read = bytes.withUnsafeMutableBytes { buffer in
                systemRead(descriptor, buffer.baseAddress.map { $0 + count }, buffer.count - count)
            }
            guard read >= 0 else { throw failure() }
            if read == 0 { break }
            count += read
        }
        guard count <= Self.bytesMax else { throw damaged("it has more than \(Self.bytesMax) bytes") }
        return Array(bytes.prefix(count))
    }

    private func parse(_ bytes: [UInt8]) throws(ServerKeysError) -> ServerKeys {
        guard let text = String(validating: bytes, as: UTF8.self) else { throw damaged("it is no text") }
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.last == "" else { throw damaged("its last line has no end") }
        lines.removeLast()
        guard let first = lines.first else { throw damaged("it is empty") }
        guard first == Self.header else {
            if first.hasPrefix(Self.anyHeader) { throw .newerFormat(path: path) }
            throw damaged("its first line is not \"\(Self.header)\"")
        }
        var secrets: [[UInt8]] = []
        for (index, line) in lines.enumerated().dropFirst() {
            guard let secret = Self.secret(line) else {
                throw damaged("line \(index + 1) is not 64 hexadecimal digits")
            }
            secrets.append(secret)
        }
        guard let keys = ServerKeys(secrets) else {
            throw damaged("it has \(secrets.count) keys, and 1 to \(ServerKeys.keysMax) are possible")
        }
        return keys
    }

    private func damaged(_ reason: String) -> ServerKeysError { .damaged(path: path, reason: reason) }

    private func failure() -> ServerKeysError { .inaccessible(path: path, reason: String(cString: strerror(errno))) }

    private static func hexadecimal(_ bytes: [UInt8]) -> String {
        bytes.map { byte in String(byte >> 4, radix: 16) + String(byte & 15, radix: 16) }.joined()
    }

    private static func secret(_ line: Substring) -> [UInt8]? {
        let digits = line.utf8.compactMap { Character(UnicodeScalar($0)).hexDigitValue.map { UInt8($0) } }
        guard line.utf8.count == 2 * ServerKeys.keyBytes, digits.count == line.utf8.count else { return nil }
        return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
    }
}

// The system's functions whose names the file's own methods have.

private func systemOpen(_ path: String, _ flags: Int32, _ mode: mode_t = 0) -> Int32 { open(path, flags, mode) }

private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ byteCount: Int) -> Int {
    read(descriptor, buffer, byteCount)
}

private func systemWrite(_ descriptor: Int32, _ bytes: [UInt8], _ byteCount: Int) -> Int {
    write(descriptor, bytes, byteCount)
}
