#if canImport(Musl)
    internal import Musl
#else
    internal import Glibc
#endif

/// The folder of the files' bytes, each under its id. Every call may block.
struct AttachmentFolder: Sendable {
    /// How many hexadecimal digits an id has.
    private static let idDigits = 32

    let path: String

    /// Makes the folder, for the server's user alone, if it is not there.
    func create() throws(FileFailure) {
        guard mkdir(path, 0o700) != 0 else { return try Self.sync(folder: path + "/..") }
        if errno != EEXIST { throw FileFailure("mkdir") }
    }

    /// Makes an empty file; tells whether there was none of this id.
    func create(_ id: String) throws(FileFailure) -> Bool {
        let descriptor = open(path(id), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            if errno == EEXIST { return false }
            throw FileFailure("open")
        }
        close(descriptor)
        return true
    }

    /// How many bytes a file has; 0 if it is not there.
    func length(_ id: String) throws(FileFailure) -> Int64 {
        do {
            return try AttachmentFile(path(id), .reading).length()
        } catch {
            if error.code == ENOENT { return 0 }
            throw error
        }
    }

    /// Writes bytes behind the first `offset` ones; what stood there is cut off. Where that fails, the first ones stay.
    func write(_ bytes: [UInt8], to id: String, at offset: Int64) throws(FileFailure) {
        let file = try AttachmentFile(path(id), .writing)
        let length = try file.length()
        if length > offset { try file.truncate(to: offset) }
        do {
            try file.write(bytes, at: offset)
        } catch {
            try? file.truncate(to: offset)
            throw error
        }
    }

    /// Reads so many bytes of a file; fewer at its end.
    func read(_ id: String, at offset: Int64, count: Int) throws(FileFailure) -> [UInt8] {
        try AttachmentFile(path(id), .reading).read(at: offset, count: count)
    }

    /// Returns when a file and its name are on the disk; makes an empty one if it is not there.
    func sync(_ id: String) throws(FileFailure) {
        try AttachmentFile(path(id), .writing).sync()
        try Self.sync(folder: path)
    }

    /// Removes a file, if it is there.
    func remove(_ id: String) throws(FileFailure) {
        guard unlink(path(id)) == 0 || errno == ENOENT else { throw FileFailure("unlink") }
    }

    /// Removes every file that is not one of these; how many. Names that no file of ours has are left alone.
    func removeAll(except kept: Set<String>) throws(FileFailure) -> Int {
        guard let folder = opendir(path) else { throw FileFailure("opendir") }
        defer { closedir(folder) }
        var count = 0
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            guard Self.isID(name), !kept.contains(name) else { continue }
            try remove(name)
            count += 1
        }
        return count
    }

    private func path(_ id: String) -> String { path + "/" + id }

    /// Whether it can be the id of a file; ids come from this server, and nothing else becomes part of a path.
    private static func isID(_ text: String) -> Bool {
        text.utf8.count == idDigits
            && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    }

    static func sync(folder: String) throws(FileFailure) {
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileFailure("open") }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw FileFailure("fsync") }
    }
}
