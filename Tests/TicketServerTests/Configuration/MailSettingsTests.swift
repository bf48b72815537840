internal import Foundation
internal import Testing
internal import TicketCore
internal import TicketMail

@testable import TicketServer

@Suite("How mail goes out and comes in, as settings")
struct MailSettingsTests {
    private func read(_ environment: [String: String], yaml: String = "") async throws -> MailSettings? {
        let folder = try TemporaryFolder()
        let file = folder.path + "/ticketd.yaml"
        try yaml.write(toFile: file, atomically: true, encoding: .utf8)
        return try await ServerSettings.read(file: yaml.isEmpty ? nil : file, environment: environment).mail
    }

    @Test("Without a domain there is no mail, and nothing else may be set")
    func absent() async throws {
        let none = try await read([:])
        #expect(none == nil)
        await #expect(throws: SettingsError.self) { _ = try await read(["TICKETD_MAIL_SERVERS": "a.example:25"]) }
        await #expect(throws: SettingsError.self) { _ = try await read(["TICKETD_MAIL_LMTP_LISTEN": "127.0.0.1:24"]) }
    }

    @Test("A file sets everything")
    func file() async throws {
        let folder = try TemporaryFolder()
        let password = folder.path + "/password"
        try "secret\n".write(toFile: password, atomically: true, encoding: .utf8)
        let yaml = """
            mail:
              domain: Mail.example.com
              servers: ["a.example.com:587", "b.example.com:2587"]
              security: starttls
              user: ticketd
              password_file: \(password)
              greeting_name: tickets.example.com
              parallel: 9
              desk_addresses: ["help-center=Help@example.com"]
              ticket_url: "https://help.example.com/t/{ticket}"
              unsubscribe_url: "https://help.example.com/u?t={token}"
              reset_url: "https://help.example.com/p?t={token}"
              quarantine:
                mails: 5
                bytes: 1000
              lmtp:
                listen: "unix:/run/lmtp"
            """
        let mail = try #require(try await read([:], yaml: yaml))
        #expect(mail.domain == "mail.example.com" && mail.parallel == 9)
        #expect(mail.smtp?.servers.map(\.host) == ["a.example.com", "b.example.com"])
        #expect(mail.smtp?.servers.map(\.port) == [587, 2_587])
        #expect(mail.smtp?.servers.allSatisfy { $0.credentials?.password == "secret" } == true)
        #expect(mail.smtp?.greetingName == "tickets.example.com")
        #expect(mail.deskAddresses == ["help-center": EmailAddress("Help@example.com")])
        #expect(mail.quarantine == QuarantineLimits(mailsMax: 5, bytesMax: 1_000))
        #expect(mail.lmtp == .unix(path: "/run/lmtp"))
        #expect([mail.ticketURL, mail.unsubscribeURL, mail.resetURL].allSatisfy { $0 != nil })
    }

    @Test(
        "What cannot work is refused",
        arguments: [
            ["DOMAIN": "localhost"], ["SERVERS": "a.example.com"], ["SERVERS": "a.example.com:25", "SECURITY": "ssl"],
            ["SERVERS": "a.example.com:25", "USER": "x"], ["SERVERS": "a.example.com:25", "PASSWORD_FILE": "/nowhere"],
            ["TICKET_URL": "http://x.example/{ticket}"], ["UNSUBSCRIBE_URL": "https://x.example/"],
            ["DESK_ADDRESSES": "help@x.example"], ["LMTP_LISTEN": "0.0.0.0:24"], ["PARALLEL": "0"],
        ])
    func refused(settings: [String: String]) async throws {
        var environment = ["TICKETD_MAIL_DOMAIN": "mail.example.com"]
        for (name, value) in settings { environment["TICKETD_MAIL_\(name)"] = value }
        await #expect(throws: SettingsError.self) { _ = try await read(environment) }
    }

    @Test(
        "Whether all servers are on this machine, so that a development server may send there",
        arguments: [
            ("127.0.0.1:25", true), ("localhost:25,[::1]:25", true), ("127.0.0.1:25,a.example.com:25", false),
            ("127.0.0.1.example.com:25", false),
        ])
    func thisMachine(servers: String, isOnThisMachine: Bool) async throws {
        let mail = try await read([
            "TICKETD_MAIL_DOMAIN": "mail.example.com", "TICKETD_MAIL_SERVERS": servers, "TICKETD_MAIL_SECURITY": "none",
        ])
        #expect(mail?.smtp?.isOnThisMachine == isOnThisMachine)
    }

    @Test("A mailbox is fetched from with a name, a password and a protected connection")
    func mailbox() async throws {
        let folder = try TemporaryFolder()
        let password = folder.path + "/password"
        try "secret\n".write(toFile: password, atomically: true, encoding: .utf8)
        let least = [
            "TICKETD_MAIL_DOMAIN": "example.com", "TICKETD_MAIL_IMAP_SERVER": "imap.example.com:993",
            "TICKETD_MAIL_IMAP_USER": "help", "TICKETD_MAIL_IMAP_PASSWORD_FILE": password,
        ]
        let plain = try #require(try await read(least)?.imap)
        #expect(plain.host == "imap.example.com" && plain.port == 993 && plain.security == .implicitTLS)
        #expect(plain.credentials == .init(user: "help", password: "secret"))
        #expect(plain.folder == "INBOX" && plain.interval == .seconds(60) && plain.afterwards == .delete)
        let yaml = """
            mail:
              domain: example.com
              imap:
                server: imap.example.com:143
                security: starttls
                user: help
                password_file: \(password)
                folder: Desk/New
                interval_seconds: 300
                afterwards: "move:Desk/Done"
                authorities: /etc/ca.pem
            """
        let full = try #require(try await read([:], yaml: yaml)?.imap)
        #expect(full.security == .startTLS && full.folder == "Desk/New" && full.interval == .seconds(300))
        #expect(full.afterwards == .move(folder: "Desk/Done") && full.authoritiesPath == "/etc/ca.pem")
        for (key, value) in [
            ("SERVER", "imap.example.com"), ("SECURITY", "none"), ("SECURITY", "starttls-if-offered"),
            ("PASSWORD_FILE", "/nowhere"), ("INTERVAL_SECONDS", "1"), ("AFTERWARDS", "burn"), ("AFTERWARDS", "move:"),
            ("FOLDER", "a;b"),
        ] {
            await #expect(throws: SettingsError.self, "\(key) \(value)") {
                _ = try await read(least.merging(["TICKETD_MAIL_IMAP_\(key)": value]) { $1 })
            }
        }
        for missing in ["USER", "PASSWORD_FILE"] {
            await #expect(throws: SettingsError.self) {
                _ = try await read(least.filter { $0.key != "TICKETD_MAIL_IMAP_\(missing)" })
            }
        }
        await #expect(throws: SettingsError.self) { _ = try await read(["TICKETD_MAIL_IMAP_SERVER": "a.example:993"]) }
    }
}
