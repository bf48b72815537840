internal import Foundation

/// A real SMTP server that takes the mails of servers that are killed, and notes which start of them brought each.
struct CrashMailServer {
    private static let script = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../TicketMailTests/Servers/smtp-server.py").standardized.path

    private let process: ChildProcess
    private let folder: TemporaryFolder
    private let port: String

    /// Starts one that knows nobody whose address begins with `CrashMail.refused`.
    static func start() async throws -> CrashMailServer {
        let folder = try TemporaryFolder()
        // Debian's aiosmtpd is one of Debian's Python.
        let process = try ChildProcess(
            path: "/usr/bin/python3", [script, folder.path, "--refuse", CrashMail.refused], log: folder)
        return CrashMailServer(process: process, folder: folder, port: try await process.line(after: ""))
    }

    /// The settings of a server that brings its mail here, and greets by the name of its start.
    func settings(start: Int) -> String {
        """
        mail:
          domain: desk.example
          servers: ["127.0.0.1:\(port)"]
          security: none
          greeting_name: start-\(start)
          parallel: \(CrashMailVerdict.parallel)

        """
    }

    /// Waits a minute at most until somebody has got a mail; tells whether they have.
    func hasTaken(mailTo recipient: String) async throws -> Bool {
        try await withThrowingTaskGroup(of: Bool.self) { group in
            group.addTask { [process] in
                _ = try await process.output { $0.contains(" \(recipient)\n") }
                return true
            }
            group.addTask {
                try await Task.sleep(for: .seconds(60))
                return false
            }
            defer { group.cancelAll() }
            return try await group.next() ?? false
        }
    }

    /// What it has taken, in order.
    func taken() async throws -> [CrashMail] {
        try await process.output { _ in true }.split(separator: "\n").compactMap { line in
            let words = line.split(separator: " ").map(String.init)
            guard words.count == 4, words[0] == "taken" else { return nil }
            let bytes = try Data(contentsOf: URL(filePath: "\(folder.path)/\(words[1]).eml"))
            return CrashMail(start: words[2], recipient: words[3], text: String(decoding: bytes, as: UTF8.self))
        }
    }
}
