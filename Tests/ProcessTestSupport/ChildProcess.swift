internal import Foundation

/// A program running as a process of its own. It does not outlive the last reference.
package final class ChildProcess: Sendable {
    /// How a process ended.
    package enum Ending: Equatable {
        case exit(Int32)
        case signal(Int32)
    }

    /// The process ended, or closed its standard output, before it printed the line that was waited for.
    package struct EndedEarly: Error, CustomStringConvertible {
        package let description: String
    }

    private let running: RunningChild
    private let logPath: String

    /// Starts a program that was built with the tests.
    package convenience init(
        _ program: String, _ arguments: [String], log folder: TemporaryFolder, isTypedTo: Bool = false
    ) throws {
        try self.init(
            path: Self.path(ofBuilt: program), arguments, log: folder, isTypedTo: isTypedTo)
    }

    /// Starts the program at `path`, with standard error going to a file, so that a failing test can show it.
    ///
    /// - Parameter isTypedTo: whether its standard input is what ``type(_:)`` writes; else there is nothing on it.
    package init(
        path: String, _ arguments: [String], log folder: TemporaryFolder, isTypedTo: Bool = false
    ) throws {
        logPath = "\(folder.path)/\(UUID().uuidString).log"
        running = try RunningChild(path: path, arguments, logPath: logPath, isTypedTo: isTypedTo)
    }

    deinit {
        running.send(signal: SIGKILL)
    }

    /// The memory of the process that is in use, in KiB; nil when it has ended.
    package var residentKiB: Int? { running.residentKiB }

    /// What the process wrote to standard error so far.
    package var log: String {
        FileManager.default.contents(atPath: logPath).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }

    /// The rest of the first line of standard output that begins with `prefix`, as soon as it is there.
    package func line(after prefix: String) async throws -> String {
        let found = try await running.value { state -> Result<String, EndedEarly>? in
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
    package func outputAtEnd() async throws -> String {
        try await running.value { $0.isAtEnd && $0.ending != nil ? String(decoding: $0.output, as: UTF8.self) : nil }
    }

    /// How the process ended, when it has.
    package func ending() async throws -> Ending {
        try await running.value { $0.ending }
    }

    /// Everything on standard output, as soon as it is what is waited for.
    ///
    /// - Throws: ``EndedEarly`` if the process ends, or closes its standard output, before.
    package func output(where isComplete: @escaping @Sendable (String) -> Bool) async throws -> String {
        let found = try await running.value { state -> Result<String, EndedEarly>? in
            let output = String(decoding: state.output, as: UTF8.self)
            if isComplete(output) { return .success(output) }
            return state.isAtEnd ? .failure(EndedEarly(description: "it ended with: \(output)")) : nil
        }
        return try found.get()
    }

    /// Writes to the standard input of a process that was started to be typed to.
    package func type(_ text: String) throws {
        try running.type(text)
    }

    /// Ends the standard input, as Ctrl-D does.
    package func endTyping() {
        running.endTyping()
    }

    package func send(signal: Int32) {
        running.send(signal: signal)
    }

    /// Where a program is that was built with the tests.
    package static func path(ofBuilt program: String) -> String {
        builtPrograms.appendingPathComponent(program).path
    }

    /// The folder with the programs: that of the test bundle, unless TICKETD_BIN names another.
    private static let builtPrograms: URL = {
        if let folder = ProcessInfo.processInfo.environment["TICKETD_BIN"] { return URL(fileURLWithPath: folder) }
        return URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
    }()
}
