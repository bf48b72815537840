internal import Foundation
internal import Glibc
internal import Synchronization

/// A child process with a thread that reads its standard output and waits for its end.
///
/// Not Foundation's `Process`: that watches its children by `select`, which is blind to descriptors above 1,023, and a
/// test run has more than that open.
final class RunningChild: Sendable {
    /// The program could not be started.
    struct NotStarted: Error, CustomStringConvertible {
        let description: String
    }

    /// What is known of the process.
    struct State {
        var output = Data()
        var isAtEnd = false
        var ending: ChildProcess.Ending?
        var waiters: [CheckedContinuation<Void, Never>] = []
    }

    private let pid: pid_t
    private let state = Mutex(State())
    /// The end of the standard input at which one writes, if there is one.
    private let input: Mutex<FileHandle?>

    /// Starts the program at `path` with standard error going to a file.
    ///
    /// - Parameter isTypedTo: whether its standard input is what ``type(_:)`` writes; else there is nothing on it.
    init(path: String, _ arguments: [String], logPath: String, isTypedTo: Bool) throws {
        let output = try Self.pipe()
        defer { close(output.write) }
        let reading = FileHandle(fileDescriptor: output.read, closeOnDealloc: true)
        let input = isTypedTo ? try Self.pipe() : nil
        defer { if let input { close(input.read) } }
        self.input = Mutex(input.map { FileHandle(fileDescriptor: $0.write, closeOnDealloc: true) })
        pid = try Self.spawn(
            path, arguments, standardInput: input?.read, standardOutput: output.write, logPath: logPath)
        Thread { [self] in follow(reading) }.start()
    }

    private static func pipe() throws -> (read: Int32, write: Int32) {
        var ends: [Int32] = [-1, -1]
        guard Glibc.pipe(&ends) == 0 else { throw NotStarted(description: "no pipe: errno \(errno)") }
        return (ends[0], ends[1])
    }

    /// Writes to the standard input.
    func type(_ text: String) throws {
        try input.withLock { try $0?.write(contentsOf: Data(text.utf8)) }
    }

    /// Ends the standard input.
    func endTyping() {
        input.withLock { $0 = nil }
    }

    /// Sends a signal, unless the process has ended.
    func send(signal: Int32) {
        // Under the lock, since the number of a process that was waited for may be another's.
        state.withLock { state in
            if state.ending == nil { _ = kill(pid, signal) }
        }
    }

    /// The memory of the process that is in use, in KiB; nil when it has ended.
    var residentKiB: Int? {
        let status = FileManager.default.contents(atPath: "/proc/\(pid)/status").map {
            String(decoding: $0, as: UTF8.self)
        }
        let line = status?.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
        return line?.split(separator: " ").dropFirst().first.flatMap { Int($0) }
    }

    private func follow(_ output: FileHandle) {
        while case let data = output.availableData, !data.isEmpty { change { $0.output += data } }
        change { $0.isAtEnd = true }
        var information = siginfo_t()
        while waitid(P_PID, id_t(pid), &information, WEXITED | WNOWAIT) != 0, errno == EINTR {}
        change { state in
            var status: Int32 = 0
            _ = waitpid(pid, &status, 0)
            state.ending = status & 0x7f == 0 ? .exit(status >> 8 & 0xff) : .signal(status & 0x7f)
        }
    }

    /// `posix_spawn_file_actions_addclosefrom_np`, which glibc has since 2.34 and its module does not show. Without it a
    /// child would keep every listener open that another test has at the time.
    private static let closeFrom: CloseFrom = {
        let symbol = dlsym(nil, "posix_spawn_file_actions_addclosefrom_np")
        return unsafeBitCast(symbol, to: Optional<CloseFrom>.self) ?? { _, _ in 0 }
    }()

    private typealias CloseFrom =
        @convention(c) (UnsafeMutablePointer<posix_spawn_file_actions_t>, Int32) -> Int32

    private static func spawn(
        _ path: String, _ arguments: [String], standardInput: Int32?, standardOutput: Int32, logPath: String
    ) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        if let standardInput {
            posix_spawn_file_actions_adddup2(&actions, standardInput, 0)
        } else {
            posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        }
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
        var words = ([path] + arguments).map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        var pid: pid_t = 0
        let failure = posix_spawn(&pid, path, &actions, &attributes, &words, environ)
        guard failure == 0 else { throw NotStarted(description: "\(path): errno \(failure)") }
        return pid
    }

    /// What `read` finds, as soon as it finds something; throws `CancellationError` when the test has had its time.
    func value<Value: Sendable>(_ read: @Sendable (State) -> Value?) async throws -> Value {
        while true {
            if let value = state.withLock({ read($0) }) { return value }
            try Task.checkCancellation()
            await withTaskCancellationHandler {
                await withCheckedContinuation { continuation in
                    let mayWait = state.withLock { state in
                        guard read(state) == nil, !Task.isCancelled else { return false }
                        state.waiters.append(continuation)
                        return true
                    }
                    if !mayWait { continuation.resume() }
                }
            } onCancel: {
                change { _ in }
            }
        }
    }

    private func change(_ change: (inout sending State) -> Void) {
        let waiters = state.withLock { state in
            change(&state)
            defer { state.waiters = [] }
            return state.waiters
        }
        for waiter in waiters { waiter.resume() }
    }
}
