import Foundation

/// A real SMTP server in a process of its own, Debian's aiosmtpd, and what it has taken. It ends with the last
/// reference to it.
final class MailServer: Sendable {
    /// A mail that the server has taken.
    struct Taken: Sendable {
        let sender: String
        let recipients: String
        let isEncrypted: Bool
        let bytes: [UInt8]
    }

    private let process: ServerProcess

    var port: Int { process.port }
    private var folder: String { process.folder }

    private init(process: ServerProcess) {
        self.process = process
    }

    /// Starts one with the options of Servers/smtp-server.py.
    static func start(_ options: String...) async throws -> MailServer {
        MailServer(process: try await ServerProcess.start("smtp-server", options, needs: "python3-aiosmtpd"))
    }

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
