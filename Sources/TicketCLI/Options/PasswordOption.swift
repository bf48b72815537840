internal import ArgumentParser

/// How a password comes in: typed on the terminal, unseen, or on standard input. Never on the command line, which other
/// users of the machine can read.
struct PasswordOption: ParsableArguments {
    private static let byteCountMax = 4_096

    @Flag(help: "Read the password from the first line of standard input.")
    var passwordStdin = false

    /// The password. With `again` it has to be typed twice.
    ///
    /// - Throws: `ValidationError` where there is no terminal, or nothing is typed.
    func read(_ prompt: String, again: Bool = false, console: Console) throws -> String {
        try read([prompt], again: again, console: console)[0]
    }

    /// Several passwords, each on a line of its own. With `again` the last one has to be typed twice.
    func read(_ prompts: [String], again: Bool = false, console: Console) throws -> [String] {
        let passwords = passwordStdin ? try lines(console, count: prompts.count) : try typed(prompts, again, console)
        guard passwords.count == prompts.count, passwords.allSatisfy({ !$0.isEmpty }) else {
            throw ValidationError("there is no password")
        }
        return passwords
    }

    private func lines(_ console: Console, count: Int) throws -> [String] {
        let bytes = try console.read(Self.byteCountMax)
        guard bytes.count <= Self.byteCountMax, let text = String(validating: bytes, as: UTF8.self) else {
            throw ValidationError("standard input is no text of at most \(Self.byteCountMax) bytes")
        }
        let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
        return lines.prefix(count).map(String.init)
    }

    private func typed(_ prompts: [String], _ again: Bool, _ console: Console) throws -> [String] {
        var typed = try prompts.map { try secret($0, console) }
        guard again, let last = typed.last, let prompt = prompts.last else { return typed }
        guard try secret(prompt + " (again)", console) == last else {
            typed.removeAll()
            throw ValidationError("the passwords differ")
        }
        return typed
    }

    private func secret(_ prompt: String, _ console: Console) throws -> String {
        guard let secret = try console.readSecret(prompt + ": ") else {
            throw ValidationError("there is no terminal to type a password on; use --password-stdin")
        }
        return secret
    }
}
