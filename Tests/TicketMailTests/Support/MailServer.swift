import Foundation
import Glibc

/// A real SMTP server in a process of its own, Debian's aiosmtpd, and what it has taken. It ends with the last
/// reference to it.
///
/// Started without Foundation's `Process`, whose `select` is blind to descriptors above 1,023, and without a
/// descriptor of ours in it.
final class MailServer: Sendable {
    /// A mail that the server has taken.
    struct Taken: Sendable {
        let sender: String
        let recipients: String
        let isEncrypted: Bool
        let bytes: [UInt8]
    }

    struct NotStarted: Error, CustomStringConvertible {
        let description: String
    }

    let port: Int
    private let pid: pid_t
    private let folder: String

    private init(pid: pid_t, port: Int, folder: String) {
        self.pid = pid
        self.port = port
        self.folder = folder
    }

    deinit {
        kill(pid, SIGKILL)
        var status: Int32 = 0
        waitpid(pid, &status, 0)
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// Starts one with the options of Servers/smtp-server.py.
    static func start(_ options: String...) async throws -> MailServer {
        try await withCheckedThrowingContinuation { continuation in
            Thread { continuation.resume(with: Result { try started(options) }) }.start()
        }
    }

    private static func started(_ options: [String]) throws -> MailServer {
        guard let script = Bundle.module.path(forResource: "smtp-server", ofType: "py", inDirectory: "Servers") else {
            throw NotStarted(description: "the script of the server is not there")
        }
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("mail-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw NotStarted(description: "no pipe: errno \(errno)") }
        let output = FileHandle(fileDescriptor: ends[0], closeOnDealloc: true)
        let log = folder + "/log"
        // Debian's packages are those of Debian's Python.
        let pid = try spawn(["/usr/bin/python3", script, folder] + options, standardOutput: ends[1], logPath: log)
        close(ends[1])
        guard let port = Int(line(from: output)) else {
            let text = (try? String(contentsOfFile: log, encoding: .utf8)) ?? ""
            throw NotStarted(description: "python3-aiosmtpd is needed for a mail server; it says: \(text)")
        }
        return MailServer(pid: pid, port: port, folder: folder)
    }

    private static func line(from output: FileHandle) -> String {
        var text = ""
        while !text.hasSuffix("\n"), case let data = output.availableData, !data.isEmpty {
            text += String(decoding: data, as: UTF8.self)
        }
        return String(text.dropLast())
    }

    private static func spawn(_ words: [String], standardOutput: Int32, logPath: String) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, standardOutput, 1)
        posix_spawn_file_actions_addopen(&actions, 2, logPath, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        _ = closeFrom(&actions, 3)
        // The threads that tests run on have signals blocked, which a process would inherit.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var noSignals = sigset_t()
        sigemptyset(&noSignals)
        posix_spawnattr_setsigmask(&attributes, &noSignals)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        var arguments = words.map { strdup($0) } + [nil]
        defer { for argument in arguments { free(argument) } }
        var pid: pid_t = 0
        let failure = posix_spawn(&pid, words[0], &actions, &attributes, &arguments, environ)
        guard failure == 0 else { throw NotStarted(description: "\(words[0]): errno \(failure)") }
        return pid
    }

    /// `posix_spawn_file_actions_addclosefrom_np`, which glibc has since 2.34 and its module does not show.
    private static let closeFrom: CloseFrom = {
        let symbol = dlsym(nil, "posix_spawn_file_actions_addclosefrom_np")
        return unsafeBitCast(symbol, to: Optional<CloseFrom>.self) ?? { _, _ in 0 }
    }()

    private typealias CloseFrom =
        @convention(c) (UnsafeMutablePointer<posix_spawn_file_actions_t>, Int32) -> Int32

    /// What it has taken so far, in order.
    func taken() throws -> [Taken] {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".eml") }
        return try names.indices.map { index in
            let envelope = try String(contentsOfFile: "\(folder)/\(index).envelope", encoding: .utf8)
                .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            let data = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(index).eml"))
            return Taken(
                sender: envelope[0], recipients: envelope[1], isEncrypted: envelope[2] == "True", bytes: Array(data))
        }
    }
}
