internal import Glibc

/// Reads a line from the terminal that is not shown while it is typed.
enum SecretInput {
    /// The line; nil if there is no terminal.
    static func read(_ prompt: String) -> String? {
        let terminal = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY)
        guard terminal >= 0 else { return nil }
        defer { close(terminal) }
        var before = termios()
        guard tcgetattr(terminal, &before) == 0 else { return nil }
        var silent = before
        silent.c_lflag &= ~tcflag_t(ECHO)
        silent.c_lflag |= tcflag_t(ECHONL)
        guard tcsetattr(terminal, TCSAFLUSH, &silent) == 0 else { return nil }
        defer { tcsetattr(terminal, TCSAFLUSH, &before) }
        let text = Array(prompt.utf8)
        _ = write(terminal, text, text.count)
        var line: [UInt8] = []
        var byte: UInt8 = 0
        while line.count <= 4_096, Glibc.read(terminal, &byte, 1) == 1, byte != UInt8(ascii: "\n") { line.append(byte) }
        return String(validating: line, as: UTF8.self)
    }
}
