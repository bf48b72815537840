import Foundation
import ProcessTestSupport

/// A script of the folder Servers in a process of its own, with a folder of its own. Both end with the last reference.
final class ServerProcess: Sendable {
    struct NotStarted: Error, CustomStringConvertible {
        let description: String
    }

    /// What the script has printed first: the port that it listens on.
    let port: Int
    var folder: String { home.path }
    private let process: ChildProcess
    private let home: TemporaryFolder

    private init(_ process: ChildProcess, port: Int, home: TemporaryFolder) {
        self.process = process
        self.port = port
        self.home = home
    }

    /// Starts a script and waits until it listens.
    ///
    /// - Parameter package: Debian's package that it needs.
    static func start(_ name: String, _ options: [String], needs package: String) async throws -> ServerProcess {
        guard let script = Bundle.module.path(forResource: name, ofType: "py", inDirectory: "Servers") else {
            throw NotStarted(description: "the script of the server is not there")
        }
        let home = try TemporaryFolder()
        // Debian's packages are those of Debian's Python.
        let process = try ChildProcess(path: "/usr/bin/python3", [script, home.path] + options, log: home)
        do {
            guard let port = Int(try await process.line(after: "")) else {
                throw NotStarted(description: "its first line is no port")
            }
            return ServerProcess(process, port: port, home: home)
        } catch {
            throw NotStarted(description: "\(package) is needed for a mail server: \(error)")
        }
    }
}
