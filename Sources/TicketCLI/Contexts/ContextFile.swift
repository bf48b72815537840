internal import Glibc

/// The file `ticketctl/contexts` under XDG_CONFIG_HOME, or else ~/.config, readable by its owner alone: it holds tokens.
struct ContextFile: Sendable {
    private static let bytesMax = 1_048_576

    let path: String
    private let directory: String

    /// The file of whoever runs the program; nil where the environment names no place.
    init?(console: Console) {
        let home = console.variable("HOME").flatMap { $0.isEmpty ? nil : $0 + "/.config" }
        guard let base = console.variable("XDG_CONFIG_HOME").flatMap({ $0.hasPrefix("/") ? $0 : nil }) ?? home else {
            return nil
        }
        directory = base + "/ticketctl"
        path = directory + "/contexts"
    }

    /// What is in it; nothing if there is no file.
    func read() throws -> Contexts {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            if errno == ENOENT || errno == ENOTDIR { return Contexts() }
            throw failure()
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw failure() }
        guard status.st_mode & 0o077 == 0 else { throw ContextFailure.exposed(path: path) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = Glibc.read(descriptor, &buffer, buffer.count)
            guard count >= 0 else { throw failure() }
            if count == 0 { break }
            bytes += buffer.prefix(count)
            guard bytes.count <= Self.bytesMax else { throw ContextFailure.damaged("it is too long") }
        }
        guard let text = String(validating: bytes, as: UTF8.self) else { throw ContextFailure.damaged("it is no text") }
        return try Contexts(text: text)
    }

    /// Changes what is in it, all of it or nothing, while no other ticketctl does.
    @discardableResult
    func change<Value>(_ body: (inout Contexts) throws -> Value) throws -> Value {
        let lock = try locked()
        defer { close(lock) }
        var contexts = try read()
        let before = contexts
        let value = try body(&contexts)
        if contexts != before { try write(contexts.text) }
        return value
    }

    /// The kernel lets go when the descriptor is closed, however the program ends.
    private func locked() throws -> Int32 {
        try makeDirectories()
        let descriptor = open(path + ".lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0, flock(descriptor, LOCK_EX) == 0 else { throw failure() }
        return descriptor
    }

    private func makeDirectories() throws {
        var made = ""
        for part in directory.split(separator: "/") {
            made += "/" + part
            guard mkdir(made, 0o700) == 0 || errno == EEXIST || errno == EROFS || errno == EACCES else {
                throw failure()
            }
        }
    }

    private func write(_ text: String) throws {
        let new = path + ".new"
        unlink(new)
        let descriptor = open(new, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw failure() }
        let bytes = Array(text.utf8)
        let isWritten = Glibc.write(descriptor, bytes, bytes.count) == bytes.count && fsync(descriptor) == 0
        let cause = isWritten ? nil : failure()
        close(descriptor)
        if let cause { throw cause }
        guard rename(new, path) == 0 else { throw failure() }
    }

    private func failure() -> ContextFailure {
        .inaccessible(path: path, reason: String(cString: strerror(errno)))
    }
}
