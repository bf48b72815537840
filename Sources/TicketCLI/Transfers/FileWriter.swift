internal import ArgumentParser
internal import Glibc

/// A file that is written from its beginning on. What fails is a `ValidationError` that names the file.
package final class FileWriter {
    private let path: String
    private let descriptor: Int32

    /// - Parameter keepsContent: whether what is in the file stays there until it is ``replace(with:)``d.
    package init(path: String, keepsContent: Bool = false) throws {
        self.path = path
        descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | (keepsContent ? 0 : O_TRUNC), 0o600)
        if descriptor < 0 { throw failure }
    }

    deinit { close(descriptor) }

    /// Puts these bytes in place of what was in the file when it was opened. Call once, before anything is written.
    package func replace(with bytes: [UInt8]) throws {
        // A pipe or a terminal has nothing in it, and says that it cannot be cut.
        if ftruncate(descriptor, 0) < 0, errno != EINVAL { throw failure }
        try write(bytes)
    }

    package func write(_ bytes: [UInt8]) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count >= 0 {
                rest = rest.dropFirst(count)
            } else if errno != EINTR {
                throw failure
            }
        }
    }

    private var failure: ValidationError {
        ValidationError("\(path) cannot be written: \(String(cString: strerror(errno)))")
    }
}
