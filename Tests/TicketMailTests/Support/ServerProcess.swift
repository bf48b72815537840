import Foundation
import Glibc

/// A script of the folder Servers in a process of its own, with a folder of its own. Both end with the last reference.
///
/// Started without Foundation's `Process`, whose `select` is blind to descriptors above 1,023, and without a
/// descriptor of ours in it.
final class ServerProcess: Sendable {
    struct NotStarted: Error, CustomStringConvertible {
        let description: String
    }

    /// What the script has printed first: the port that it listens on.
    let port: Int
    let folder: String
    private let pid: pid_t

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

    /// Starts a script and waits until it listens.
    ///
    /// - Parameter package: Debian's package that it needs.
    static func start(_ script: String, _ options: [String], needs package: String) async throws -> ServerProcess {
        try await withCheckedThrowingContinuation { continuation in
            Thread { continuation.resume(with: Result { try started(script, options, package) }) }.start()
        }
    }

    private static func started(_ name: String, _ options: [String], _ package: String) throws -> ServerProcess {
        guard let script = Bundle.module.path(forResource: name, ofType: "py", inDirectory: "Servers") else {
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
            throw NotStarted(description: "\(package) is needed for a mail server; it says: \(text)")
        }
        return ServerProcess(pid: pid, port: port, folder: folder)
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
}
