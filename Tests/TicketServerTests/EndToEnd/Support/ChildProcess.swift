internal import Foundation
internal import Synchronization

/// A program running as a process of its own. It does not outlive the last reference.
final class ChildProcess: Sendable {
    /// How a process ended.
    enum Ending: Equatable {
        case exit(Int32)
        case signal(Int32)
    }

    /// The process ended, or closed its standard output, before it printed the line that was waited for.
    struct EndedEarly: Error, CustomStringConvertible {
        let description: String
    }

    private struct State {
        var output = Data()
        var isAtEnd = false
        var ending: Ending?
        var waiters: [CheckedContinuation<Void, Never>] = []
    }

    private let process: Process
    private let state = Mutex(State())
    private let logPath: String

    /// Starts a program that was built with the tests.
    convenience init(_ program: String, _ arguments: [String], log folder: TemporaryFolder) throws {
        try self.init(path: Self.builtPrograms.appendingPathComponent(program).path, arguments, log: folder)
    }

    /// Starts the program at `path`, with standard error going to a file, so that a failing test can show it.
    init(path: String, _ arguments: [String], log folder: TemporaryFolder) throws {
        logPath = "\(folder.path)/\(UUID().uuidString).log"
        try Data().write(to: URL(fileURLWithPath: logPath))
        process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.standardInput = FileHandle.nullDevice
        process.standardError = FileHandle(forWritingAtPath: logPath)
        let output = Pipe()
        process.standardOutput = output
        output.fileHandleForReading.readabilityHandler = { [weak self] handle in
            let data = handle.availableData
            if data.isEmpty { handle.readabilityHandler = nil }
            self?.change { state in
                state.output += data
                state.isAtEnd = data.isEmpty
            }
        }
        process.terminationHandler = { [weak self] process in
            let status = process.terminationStatus
            self?.change { $0.ending = process.terminationReason == .exit ? .exit(status) : .signal(status) }
        }
        try process.run()
    }

    deinit {
        if process.isRunning { Foundation.kill(process.processIdentifier, SIGKILL) }
    }

    /// What the process wrote to standard error so far.
    var log: String {
        FileManager.default.contents(atPath: logPath).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }

    /// The rest of the first line of standard output that begins with `prefix`, as soon as it is there.
    func line(after prefix: String) async throws -> String {
        let found = try await value { state -> Result<String, EndedEarly>? in
            let output = String(decoding: state.output, as: UTF8.self)
            let lines = output.split(separator: "\n", omittingEmptySubsequences: false)
            if let line = lines.dropLast().first(where: { $0.hasPrefix(prefix) }) {
                return .success(String(line.dropFirst(prefix.count)))
            }
            return state.isAtEnd ? .failure(EndedEarly(description: "no line \"\(prefix)…\"")) : nil
        }
        do {
            return try found.get()
        } catch {
            throw EndedEarly(description: "\(error); standard error: \(log)")
        }
    }

    /// Everything on standard output, when the process has ended.
    func outputAtEnd() async throws -> String {
        try await value { $0.isAtEnd && $0.ending != nil ? String(decoding: $0.output, as: UTF8.self) : nil }
    }

    /// How the process ended, when it has.
    func ending() async throws -> Ending {
        try await value { $0.ending }
    }

    func send(signal: Int32) {
        Foundation.kill(process.processIdentifier, signal)
    }

    /// What `read` finds, as soon as it finds something; throws `CancellationError` when the test has had its time.
    private func value<Value: Sendable>(_ read: @Sendable (State) -> Value?) async throws -> Value {
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

    /// The folder with the programs: that of the test bundle, unless TICKETD_BIN names another.
    private static let builtPrograms: URL = {
        if let folder = ProcessInfo.processInfo.environment["TICKETD_BIN"] { return URL(fileURLWithPath: folder) }
        return URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
    }()
}
