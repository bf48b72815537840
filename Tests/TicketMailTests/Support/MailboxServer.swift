import Foundation

@testable import TicketMail

/// A real IMAP server in a process of its own, Debian's dovecot, with one mailbox. It ends with the last reference to
/// it.
final class MailboxServer: Sendable {
    private let process: ServerProcess

    private init(process: ServerProcess) {
        self.process = process
    }

    /// Starts one with the options of Servers/imap-server.py.
    static func start(_ options: String...) async throws -> MailboxServer {
        MailboxServer(process: try await ServerProcess.start("imap-server", options, needs: "dovecot-imapd"))
    }

    func settings(
        security: SMTPServer.Security = .none, password: String = "secret",
        afterwards: IMAPSettings.Afterwards = .delete, authorities: String? = nil,
        answerTimeout: Duration = .seconds(20)
    ) throws -> IMAPSettings {
        try IMAPSettings(
            host: "127.0.0.1", port: process.port, security: security,
            credentials: .init(user: "desk", password: password), afterwards: afterwards, authoritiesPath: authorities,
            answerTimeout: answerTimeout)
    }

    /// What becomes of connections from now on, in the words of the script.
    func setDoor(_ words: String) throws {
        try words.write(toFile: process.folder + "/door", atomically: true, encoding: .utf8)
    }

    /// Puts a mail into the mailbox, as a mail server does.
    func bring(_ mail: [UInt8], name: String = UUID().uuidString) throws {
        let path = "\(process.folder)/mail/tmp/\(name)"
        try Data(mail).write(to: URL(fileURLWithPath: path))
        try FileManager.default.moveItem(atPath: path, toPath: "\(process.folder)/mail/new/\(name)")
    }

    /// The names of the mails in a folder: behind a comma and a colon stand their flags, `S` if it was looked at.
    func names(in folder: String = "") throws -> [String] {
        let path = process.folder + "/mail" + (folder.isEmpty ? "" : "/." + folder)
        return try ["new", "cur"].flatMap { try FileManager.default.contentsOfDirectory(atPath: "\(path)/\($0)") }
    }
}
