internal import ArgumentParser
internal import Glibc

/// A file that is read from its beginning on.
final class FileBytes: Sendable {
    private let descriptor: Int32

    /// - Throws: `ValidationError` when the file cannot be opened.
    init(path: String, option: String) throws {
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw ValidationError("\(option): \(path) cannot be read: \(String(cString: strerror(errno)))")
        }
    }

    deinit { close(descriptor) }

    /// What comes next; empty at the end.
    func next() throws -> [UInt8] { try Self.next(of: descriptor) }

    /// Waits for what comes next on a descriptor; empty at the end.
    static func next(of descriptor: Int32) throws -> [UInt8] {
        var failure: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, count in
            repeat {
                count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
            } while count < 0 && errno == EINTR
            if count < 0 { failure = errno }
            count = max(0, count)
        }
        guard failure == 0 else { throw InputFailure(errno: failure) }
        return bytes
    }
}

/// Why input cannot be read.
struct InputFailure: Error, CustomStringConvertible {
    let errno: Int32

    var description: String { "the input cannot be read: \(String(cString: strerror(errno)))" }
}
