import Foundation
import TTRPCTestSupport
import Testing
import TicketCore
import TicketMail

@Suite(.timeLimit(.minutes(10))) struct `A mail is handed over` {
    private static let mail = Mails.mail(body: "Line\n.\n..dots\n\nEnd\n")

    private func sender(
        _ servers: SMTPServer..., authorities: String? = nil, answerTimeout: Duration = .seconds(20)
    ) throws -> SMTPSender {
        SMTPSender(
            try SMTPSettings(
                servers: servers, greetingName: "desk.example.com", authoritiesPath: authorities,
                answerTimeout: answerTimeout))
    }

    private func plain(_ server: MailServer) -> SMTPServer {
        SMTPServer(host: "127.0.0.1", port: server.port, security: .none)
    }

    private func send(_ sender: SMTPSender, from author: String? = "desk@example.com") async throws -> DeliveryOutcome {
        let recipient = try #require(EmailAddress("ana@example.org"))
        return await sender.send(Self.mail, from: author.flatMap(EmailAddress.init), to: recipient)
    }

    @Test func `byte for byte, with its envelope`() async throws {
        let server = try await MailServer.start()
        #expect(try await send(sender(plain(server))) == .delivered(reply: "250 2.0.0 taken"))
        let taken = try server.taken()
        #expect(taken.map(\.bytes) == [Self.mail])
        #expect(taken.map(\.sender) == ["desk@example.com"])
        #expect(taken.map(\.recipients) == ["ana@example.org"])
    }

    @Test func `with no sender, and many on a few threads`() async throws {
        let server = try await MailServer.start()
        let sender = try sender(plain(server))
        try await withThrowingTaskGroup { group in
            for _ in 0..<20 { group.addTask { try await send(sender, from: nil) } }
            for try await outcome in group { #expect(outcome == .delivered(reply: "250 2.0.0 taken")) }
        }
        #expect(try server.taken().map(\.sender) == Array(repeating: "<>", count: 20))
    }

    @Test(arguments: [
        ("connect", "session"), ("ehlo", "session"), ("mail", "sender"), ("rcpt", "recipient"), ("data", "data"),
    ])
    func `later, if the server dies before it has the mail`(stage: String, reached: String) async throws {
        let server = try await MailServer.start("--die", stage)
        guard case .transient(let failure) = try await send(sender(plain(server))) else {
            throw Unexpected("not transient")
        }
        #expect(failure.stage.rawValue == reached)
        #expect(failure.replyCode == nil)
        #expect(try server.taken().isEmpty)
    }

    @Test func `later, if the server dies in the middle of it`() async throws {
        let server = try await MailServer.start("--die", "content")
        let recipient = try #require(EmailAddress("ana@example.org"))
        // More than the connection holds when nobody reads.
        let line = String(repeating: "x", count: 900) + "\r\n"
        let large = Mails.mail() + Array(String(repeating: line, count: 18_000).utf8)
        let outcome = try await sender(plain(server)).send(large, from: nil, to: recipient)
        guard case .transient(let failure) = outcome else { throw Unexpected("\(outcome)") }
        #expect(failure.stage == .data)
        #expect(try server.taken().isEmpty)
    }

    @Test(arguments: ["starttls", "auth"])
    func `later, if the server dies while it is made sure who is who`(stage: String) async throws {
        let certificates = try TestCertificates()
        let pair = try certificates.localhost()
        let server = try await MailServer.start(
            "--certificate", pair.certificate, "--key", pair.key, "--user", "desk:secret", "--die", stage)
        let named = SMTPServer(
            host: "127.0.0.1", port: server.port, security: .startTLS,
            credentials: .init(user: "desk", password: "secret"))
        let outcome = try await send(sender(named, authorities: certificates.authority))
        guard case .transient(let failure) = outcome else { throw Unexpected("\(outcome)") }
        #expect(failure.stage == .session && failure.replyCode == nil)
    }

    @Test func `perhaps, if the server dies before it answers`() async throws {
        let server = try await MailServer.start("--die", "before-answer")
        guard case .unknown(let failure) = try await send(sender(plain(server))) else {
            throw Unexpected("not unknown")
        }
        #expect(failure.stage == .end)
    }

    @Test func `once and surely, if the server dies after its answer`() async throws {
        let server = try await MailServer.start("--die", "after-answer")
        #expect(try await send(sender(plain(server))) == .delivered(reply: "250 2.0.0 taken"))
        #expect(try server.taken().count == 1)
    }

    @Test(arguments: [
        ("mail", "451 4.3.0 later"), ("rcpt", "450 4.2.0 greylisted"), ("data", "421 4.3.2 closing"),
        ("before-answer", "452 4.3.1 disk full"),
    ])
    func `later, if the server says so, in its words`(stage: String, answer: String) async throws {
        let server = try await MailServer.start("--answer", "\(stage)=\(answer)")
        guard case .transient(let failure) = try await send(sender(plain(server))) else {
            throw Unexpected("not transient")
        }
        #expect(failure.text == answer)
        #expect(failure.replyCode == Int(answer.prefix(3)))
        #expect(failure.status == String(answer.dropFirst(4).prefix(5)))
        #expect(!failure.isNoSuchMailbox)
    }

    @Test(arguments: [
        ("mail", "550 5.7.1 not you", false), ("rcpt", "550 5.1.1 no such user", true),
        ("rcpt", "550 5.7.1 policy", false), ("rcpt", "550 no such user", true), ("data", "554 5.5.1 no", false),
        ("before-answer", "554 5.6.0 spam", false),
    ])
    func `never, if the server says so, in its words`(stage: String, answer: String, isMailbox: Bool) async throws {
        let server = try await MailServer.start("--answer", "\(stage)=\(answer)")
        guard case .permanent(let failure) = try await send(sender(plain(server))) else {
            throw Unexpected("not permanent")
        }
        #expect(failure.text == answer)
        #expect(failure.isNoSuchMailbox == isMailbox)
        #expect(try server.taken().isEmpty)
    }

    @Test func `to the next server, if one cannot be talked to`() async throws {
        let dead = SMTPServer(host: "127.0.0.1", port: 1, security: .none)
        let dying = try await MailServer.start("--die", "ehlo")
        let good = try await MailServer.start()
        let sender = try sender(dead, plain(dying), plain(good))
        #expect(try await send(sender) == .delivered(reply: "250 2.0.0 taken"))
        #expect(try good.taken().count == 1)
    }

    @Test func `to no other server, if one may have it or has decided`() async throws {
        for options in [
            ["--die", "before-answer"], ["--answer", "rcpt=550 5.1.1 no"], ["--answer", "rcpt=450 later"],
        ] {
            let first = try await MailServer.start(options[0], options[1])
            let second = try await MailServer.start()
            _ = try await send(sender(plain(first), plain(second)))
            #expect(try second.taken().isEmpty)
        }
    }

    @Test(arguments: ["connect", "rcpt", "before-answer"])
    func `later, if the server says nothing for too long`(stage: String) async throws {
        let server = try await MailServer.start("--hang", stage)
        let outcome = try await send(sender(plain(server), answerTimeout: .seconds(1)))
        switch outcome {
        case .transient: #expect(stage != "before-answer")
        case .unknown: #expect(stage == "before-answer")
        default: Issue.record("\(outcome)")
        }
    }

    @Test func `over TLS, signed in`() async throws {
        let certificates = try TestCertificates()
        let pair = try certificates.localhost()
        let files = ["--certificate", pair.certificate, "--key", pair.key, "--user", "desk:secret"]
        let upgraded = try await MailServer.start(files[0], files[1], files[2], files[3], files[4], files[5])
        let implicit = try await MailServer.start(
            files[0], files[1], files[2], files[3], files[4], files[5], "--implicit-tls")
        for (server, security) in [(upgraded, SMTPServer.Security.startTLS), (implicit, .implicitTLS)] {
            var named = SMTPServer(
                host: "127.0.0.1", port: server.port, security: security,
                credentials: .init(user: "desk", password: "secret"))
            let good = try await send(sender(named, authorities: certificates.authority))
            #expect(good == .delivered(reply: "250 2.0.0 taken"), "\(security)")
            #expect(try server.taken().map(\.isEncrypted) == [true])
            named.credentials?.password = "wrong"
            guard case .transient(let failure) = try await send(sender(named, authorities: certificates.authority))
            else { throw Unexpected("signed in with a wrong password") }
            #expect(failure.stage == .session)
            // A certificate of nobody known.
            named.credentials?.password = "secret"
            guard case .transient = try await send(sender(named)) else { throw Unexpected("trusted anybody") }
        }
    }

    @Test func `not in the clear, if TLS is asked for`() async throws {
        let server = try await MailServer.start()
        let named = SMTPServer(host: "127.0.0.1", port: server.port, security: .startTLS)
        guard case .transient(let failure) = try await send(sender(named)) else { throw Unexpected("sent") }
        #expect(failure.stage == .session)
        #expect(try server.taken().isEmpty)
        let optional = SMTPServer(host: "127.0.0.1", port: server.port, security: .startTLSIfOffered)
        #expect(try await send(sender(optional)) == .delivered(reply: "250 2.0.0 taken"))
    }

    @Test func `not any more after the end, and what is on the way is broken off`() async throws {
        let server = try await MailServer.start("--hang", "rcpt")
        let sender = try sender(plain(server))
        async let outcome = send(sender)
        async let other = send(sender)
        sender.stop()
        for outcome in try await [outcome, other] {
            guard case .transient = outcome else { throw Unexpected("\(outcome)") }
        }
        guard case .transient(let failure) = try await send(sender) else { throw Unexpected("sent") }
        #expect(failure.stage == .waiting)
    }

    @Test func `under settings that can work only`() {
        let good = SMTPServer(host: "mx.example.com", port: 25)
        func problem(_ servers: [SMTPServer], _ name: String = "desk.example.com") -> SMTPSettings.Problem? {
            do {
                _ = try SMTPSettings(servers: servers, greetingName: name)
                return nil
            } catch { return error }
        }
        #expect(problem([good]) == nil)
        #expect(problem([]) != nil)
        #expect(problem([good], "a b") != nil)
        #expect(problem([SMTPServer(host: "x/y", port: 25)]) != nil)
        #expect(problem([SMTPServer(host: "x@y", port: 25)]) != nil)
        #expect(problem([SMTPServer(host: "x", port: 0)]) != nil)
        for security in [SMTPServer.Security.none, .startTLSIfOffered] {
            let open = SMTPServer(
                host: "x", port: 25, security: security, credentials: .init(user: "a", password: "secret"))
            #expect(problem([open]).map { !$0.description.contains("secret") } == true)
        }
    }
}
