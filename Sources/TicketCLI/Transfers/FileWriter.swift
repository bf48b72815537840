internal import ArgumentParser
internal import Glibc

/// A file that is written from its beginning on. What fails is a `ValidationError` that names the file.
package final class FileWriter {
    private let path: String
    private let descriptor: Int32

    package init(path: String) throws {
        self.path = path
        descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        if descriptor < 0 { throw failure }
    }

    deinit { close(descriptor) }

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
