internal import Configuration
internal import Foundation
internal import TicketCore
internal import TicketMail

extension MailSettings {
    /// The settings under `mail`; nil if no domain is named.
    ///
    /// - Throws: `SettingsError` where a value is wrong.
    init?(_ reader: SettingsReader) throws {
        guard let domain = try reader.value("mail.domain", "a domain such as mail.example.com", Self.domain) else {
            if let key = ["mail.servers", "mail.lmtp.listen", "mail.imap.server"].first(where: {
                reader.list(ConfigKey($0)) != nil
            }) {
                throw SettingsError(
                    key: "mail.domain", problem: "name the domain of our mail too, since there is \(key)")
            }
            return nil
        }
        self.init(domain: domain)
        smtp = try Self.smtp(reader, domain: domain)
        imap = try IMAPSettings(reader)
        for entry in reader.list("mail.desk_addresses") ?? [] {
            let (key, address) = try Self.deskAddress(entry)
            deskAddresses[key] = address
        }
        ticketURL = try Self.template("mail.ticket_url", place: "{ticket}", reader)
        unsubscribeURL = try Self.template("mail.unsubscribe_url", place: "{token}", reader)
        resetURL = try Self.template("mail.reset_url", place: "{token}", reader)
        parallel = try reader.number("mail.parallel", in: 1...64) ?? parallel
        quarantine.mailsMax = try reader.number("mail.quarantine.mails", in: 0...1_000_000) ?? quarantine.mailsMax
        quarantine.bytesMax =
            try reader.number("mail.quarantine.bytes", in: 0...(1 << 40)).map(Int64.init) ?? quarantine.bytesMax
        lmtp = try reader.value("mail.lmtp.listen", ListenAddress.expected) { ListenAddress($0) }
        if case .tcp(let host, _)? = lmtp, !["127.0.0.1", "::1", "localhost"].contains(host) {
            throw SettingsError(
                key: "mail.lmtp.listen",
                problem:
                    "\(host) can be reached from elsewhere, and LMTP knows no passwords; use 127.0.0.1 or unix:PATH")
        }
    }

    private static func domain(_ text: String) -> String? {
        EmailAddress("a@\(text)").map { String($0.text.dropFirst(2)) }
    }

    private static func deskAddress(_ entry: String) throws -> (String, EmailAddress) {
        let halves = entry.split(separator: "=", maxSplits: 1).map(String.init)
        guard halves.count == 2, let address = EmailAddress(halves[1]) else {
            throw SettingsError(
                key: "mail.desk_addresses", problem: "\"\(entry)\" is not of the form help-center=help@example.com")
        }
        return (halves[0], address)
    }

    private static func template(_ key: ConfigKey, place: String, _ reader: SettingsReader) throws -> String? {
        try reader.value(key, "an https address with \(place) in it") { text in
            let isSafe = text.utf8.allSatisfy { (0x21...0x7e).contains($0) && !"<>\"\\,".utf8.contains($0) }
            return text.hasPrefix("https://") && text.contains(place) && text.utf8.count <= 500 && isSafe ? text : nil
        }
    }

    // MARK: Servers

    private static func smtp(_ reader: SettingsReader, domain: String) throws -> SMTPSettings? {
        guard let servers = reader.list("mail.servers"), !servers.isEmpty else { return nil }
        let securities = SMTPServer.Security.allCases.map(\.rawValue).joined(separator: ", ")
        let security =
            try reader.value("mail.security", "one of \(securities)") { SMTPServer.Security(rawValue: $0) } ?? .startTLS
        let credentials = try SMTPServer.Credentials(reader, under: "mail")
        let named = try servers.map { text in
            guard case .tcp(let host, let port)? = ListenAddress(text), port > 0 else {
                throw SettingsError(key: "mail.servers", problem: "\"\(text)\" is no HOST:PORT")
            }
            return SMTPServer(host: host, port: port, security: security, credentials: credentials)
        }
        let name = try reader.value("mail.greeting_name", "a host name") { $0.isEmpty ? nil : $0 } ?? domain
        do {
            return try SMTPSettings(
                servers: named, greetingName: name, authoritiesPath: try reader.file("mail.authorities"))
        } catch let problem as SMTPSettings.Problem {
            throw SettingsError(key: "mail", problem: problem.description)
        }
    }
}
