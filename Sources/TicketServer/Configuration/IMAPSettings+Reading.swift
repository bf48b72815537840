internal import Configuration
internal import TicketMail

extension IMAPSettings {
    /// The settings under `mail.imap`; nil if no server is named.
    ///
    /// - Throws: `SettingsError` where a value is wrong.
    init?(_ reader: SettingsReader) throws {
        let server = try reader.value("mail.imap.server", "HOST:PORT, such as imap.example.com:993") { text in
            if case .tcp(let host, let port)? = ListenAddress(text), port > 0 { (host, port) } else { nil }
        }
        guard let server else { return nil }
        let security =
            try reader.value("mail.imap.security", "tls, starttls, or none for a server on this machine") { text in
                SMTPServer.Security(rawValue: text).flatMap { $0 == .startTLSIfOffered ? nil : $0 }
            } ?? .implicitTLS
        guard let credentials = try SMTPServer.Credentials(reader, under: "mail.imap") else {
            throw SettingsError(key: "mail.imap.user", problem: "name whose mailbox it is")
        }
        let folder = try reader.value("mail.imap.folder", "the name of a folder") { $0 } ?? "INBOX"
        let seconds = try reader.number("mail.imap.interval_seconds", in: 5...86_400) ?? 60
        let afterwards =
            try reader.value("mail.imap.afterwards", "delete, keep or move:FOLDER", Afterwards.init) ?? .delete
        do {
            try self.init(
                host: server.0, port: server.1, security: security, credentials: credentials, folder: folder,
                interval: .seconds(seconds), afterwards: afterwards,
                authoritiesPath: try reader.file("mail.imap.authorities"))
        } catch let problem as Problem {
            throw SettingsError(key: "mail.imap", problem: problem.description)
        }
    }
}

extension IMAPSettings.Afterwards {
    fileprivate init?(_ text: String) {
        switch text {
        case "delete": self = .delete
        case "keep": self = .keep
        default:
            guard text.hasPrefix("move:") else { return nil }
            self = .move(folder: String(text.dropFirst("move:".count)))
        }
    }
}
