internal import Glibc

extension Console {
    /// The process's own standard input, output and error, and its environment.
    public static func process() -> Console {
        var console = Console(
            write: { text in try Self.write(text, to: STDOUT_FILENO) },
            note: { line in try? Self.write(line + "\n", to: STDERR_FILENO) },
            read: { byteCountMax in try Self.read(byteCountMax: byteCountMax) },
            readNext: { try FileBytes.next(of: STDIN_FILENO) },
            variable: { name in getenv(name).map { String(cString: $0) } },
            isOutputTerminal: isatty(STDOUT_FILENO) == 1,
            isErrorTerminal: isatty(STDERR_FILENO) == 1,
            columns: terminalColumns())
        console.readSecret = SecretInput.read
        console.draw = { text in try? Self.write(text, to: STDERR_FILENO) }
        return console
    }

    /// Writes past every buffer, so that a reader has each event when it comes.
    private static func write(_ text: String, to descriptor: Int32) throws {
        var text = text
        try text.withUTF8 { bytes in
            var rest = UnsafeRawBufferPointer(bytes)
            while let start = rest.baseAddress, rest.count > 0 {
                let count = Glibc.write(descriptor, start, rest.count)
                if count >= 0 {
                    rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
                } else if errno == EPIPE {
                    throw OutputFailure.closed
                } else if errno != EINTR {
                    throw OutputFailure.failed(errno: errno)
                }
            }
        }
    }

    private static func read(byteCountMax: Int) throws -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count <= byteCountMax {
            // What cannot be read is taken for the end, as it is of a closed standard input.
            guard let chunk = try? FileBytes.next(of: STDIN_FILENO), !chunk.isEmpty else { break }
            bytes += chunk
        }
        return bytes
    }

    private static func terminalColumns() -> Int? {
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return Int(size.ws_col)
    }
}
