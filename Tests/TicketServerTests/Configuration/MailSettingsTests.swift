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
}
