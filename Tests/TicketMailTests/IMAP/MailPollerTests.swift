import TTRPCTestSupport
import Testing
import TicketCore

@testable import TicketMail

@Suite(.timeLimit(.minutes(10))) struct `Mail in a mailbox` {
    private static func mail(_ subject: String, to: String = "help-center@mail.example.com") -> [UInt8] {
        Mails.bytes(
            """
            From: Ana <ana@example.org>
            To: \(to)
            Subject: \(subject)
            Date: Sat, 21 Nov 2026 10:00:00 +0000
            Message-ID: <\(subject)@example.org>

            It burns.

            """)
    }

    private func poller(_ settings: IMAPSettings, _ stage: MailStage) -> MailPoller {
        MailPoller(settings, intake: stage.intake, tenant: MailStage.tenant, logger: .silent)
    }

    private func subjects(_ stage: MailStage) async throws -> [String] {
        try await stage.store.tickets(
            TicketQuery(tenant: MailStage.tenant, scope: .all, filter: TicketFilter(), before: nil, limit: 99)
        ).map(\.subject).sorted()
    }

    @Test func `is taken in and then removed, also what cannot be read or is for nobody`() async throws {
        let server = try await MailboxServer.start()
        let stage = try await MailStage()
        let poller = poller(try server.settings(), stage)
        #expect(try await !poller.poll())
        for subject in ["one", "two"] { try server.bring(Self.mail(subject)) }
        try server.bring(Self.mail("lost", to: "no-desk@mail.example.com"))
        try server.bring(Self.mail("else", to: "x@elsewhere.example"))
        let unreadable = Mails.bytes("From: a@x.org\nFrom: b@x.org\nSubject: two authors\n\nx\n")
        try server.bring(unreadable)
        #expect(try await !poller.poll())
        #expect(try await subjects(stage) == ["one", "two"])
        #expect(try await stage.held.map(\.reason).sorted() == ["NO_RECIPIENT", "NO_RECIPIENT", "NO_RECIPIENT"])
        var raws: [[UInt8]?] = []
        for held in try await stage.held {
            raws.append(try await stage.store.heldMail(held.id, tenant: MailStage.tenant)?.raw)
        }
        #expect(raws.contains(unreadable))
        #expect(try server.names().isEmpty)
    }

    @Test func `stays with a mark, or is moved, as the settings say, and is taken once`() async throws {
        let server = try await MailboxServer.start()
        let stage = try await MailStage()
        try server.bring(Self.mail("one"))
        let keeping = poller(try server.settings(afterwards: .keep), stage)
        for _ in 0..<2 { _ = try await keeping.poll() }
        #expect(try server.names().count == 1)
        #expect(try await subjects(stage) == ["one"])
        // The folder is not there yet.
        let moving = poller(try server.settings(afterwards: .move(folder: "Taken in")), stage)
        for subject in ["two", "three"] { try server.bring(Self.mail(subject)) }
        _ = try await moving.poll()
        #expect(try server.names().isEmpty)
        #expect(try server.names(in: "Taken in").count == 3)
        #expect(try await subjects(stage) == ["one", "three", "two"])
    }

    @Test func `that was brought in another way, too, is no second ticket`() async throws {
        let server = try await MailboxServer.start()
        let stage = try await MailStage()
        _ = try await stage.take(Self.mail("one"), to: stage.address("help-center"))
        for _ in 0..<2 { try server.bring(Self.mail("one")) }
        _ = try await poller(try server.settings(), stage).poll()
        #expect(try await subjects(stage) == ["one"])
        #expect(try server.names().isEmpty)
    }

    @Test func `waits there while the quarantine is full, and holds up no other`() async throws {
        let server = try await MailboxServer.start()
        let stage = try await MailStage()
        let full = MailIntake(
            house: stage.house, store: stage.store, contacts: StoredContacts(store: stage.store),
            quarantine: QuarantineLimits(mailsMax: 0), clock: { stage.clock.now })
        let poller = MailPoller(try server.settings(), intake: full, tenant: MailStage.tenant, logger: .silent)
        try server.bring(Self.mail("held", to: "nobody@mail.example.com"), name: "1")
        try server.bring(Self.mail("one"), name: "2")
        for _ in 0..<2 { await #expect(throws: LimitReached.self) { _ = try await poller.poll() } }
        #expect(try await subjects(stage) == ["one"])
        #expect(try server.names().count == 1)
        _ = try await self.poller(try server.settings(), stage).poll()
        #expect(try await stage.held.map(\.subject) == ["held"])
        #expect(try server.names().isEmpty)
    }

    @Test func `is lost and doubled nowhere, wherever the connection ends`() async throws {
        let server = try await MailboxServer.start()
        let stage = try await MailStage()
        let poller = poller(try server.settings(), stage)
        var brought: [String] = []
        var failureCount = 0
        // Through the greeting, the signing in, the lists, the mail and what comes after it.
        for bytes in stride(from: 1, to: 3_000, by: 151) {
            let subject = "mail-\(bytes)"
            brought.append(subject)
            try server.bring(Self.mail(subject))
            try server.setDoor("cut \(bytes)")
            if (try? await poller.poll()) == nil { failureCount += 1 }
        }
        #expect((10..<20).contains(failureCount))
        try server.setDoor("open")
        _ = try await poller.poll()
        #expect(try await subjects(stage) == brought.sorted())
        #expect(try await stage.held.isEmpty)
        #expect(try server.names().isEmpty)
    }

    @Test func `is fetched over TLS, and by nobody with a wrong password`() async throws {
        let certificates = try TestCertificates()
        let pair = try certificates.localhost()
        let server = try await MailboxServer.start("--certificate", pair.certificate, "--key", pair.key)
        let stage = try await MailStage()
        try server.bring(Self.mail("one"))
        let strange = poller(try server.settings(security: .startTLS), stage)
        await #expect(throws: IMAPFailure.self) { _ = try await strange.poll() }
        let wrong = try server.settings(
            security: .startTLS, password: "wrong", authorities: certificates.authority)
        let failure = await #expect(throws: IMAPFailure.self) { _ = try await poller(wrong, stage).poll() }
        #expect(failure?.kind == .signIn)
        #expect(try server.names().count == 1)
        let good = try server.settings(security: .startTLS, authorities: certificates.authority)
        _ = try await poller(good, stage).poll()
        #expect(try await subjects(stage) == ["one"])
    }

    @Test func `waits while its server is away or says nothing, and the end does not wait for it`() async throws {
        let server = try await MailboxServer.start()
        let stage = try await MailStage()
        let poller = poller(try server.settings(answerTimeout: .seconds(1)), stage)
        try server.bring(Self.mail("one"))
        for door in ["shut", "silent"] {
            try server.setDoor(door)
            let failure = await #expect(throws: IMAPFailure.self) { _ = try await poller.poll() }
            #expect(failure?.kind == .broken)
        }
        let run = Task { await poller.run() }
        run.cancel()
        await run.value
        #expect(try server.names().count == 1)
    }

    @Test func `is looked for ever more seldom where that fails, up to a quarter of an hour`() {
        let pauses = [0, 1, 2, 3, 100].map { MailPoller.pause(interval: .seconds(60), failureCount: $0) }
        #expect(pauses == [.seconds(60), .seconds(120), .seconds(240), .seconds(480), .seconds(900)])
        #expect(MailPoller.pause(interval: .seconds(3_600), failureCount: 5) == .seconds(3_600))
    }

    @Test func `is fetched under settings that can work only`() throws {
        func isFine(
            host: String = "mail.example.com", _ security: SMTPServer.Security = .implicitTLS,
            folder: String = "INBOX", _ afterwards: IMAPSettings.Afterwards = .delete
        ) -> Bool {
            (try? IMAPSettings(
                host: host, port: 993, security: security, credentials: .init(user: "a", password: "b"),
                folder: folder, afterwards: afterwards)) != nil
        }
        #expect(isFine() && isFine(host: "127.0.0.1", .none) && isFine(folder: "Desk/New mail"))
        #expect(!isFine(host: "a b") && !isFine(.none) && !isFine(.startTLSIfOffered))
        for name in ["", "a;UID=1", "a%2f", "a\"", "á", "a\r\nb", " a"] { #expect(!isFine(folder: name), "\(name)") }
        #expect(!isFine(.implicitTLS, .move(folder: "INBOX")) && isFine(.implicitTLS, .move(folder: "Done")))
    }

    @Test func `is found by its numbers in what a server says`() {
        #expect(IMAPLines.found(in: "* SEARCH 2 84 882\r\n* 3 EXISTS\r\n* search 7\r\n") == [2, 84, 882, 7])
        #expect(IMAPLines.found(in: "* SEARCH\r\nA1 OK SEARCH 5\r\n* SEARCH 0 x 99999999999 -1\r\n") == [])
        #expect(IMAPLines.validity(in: "* OK [UIDVALIDITY 3857529045] UIDs valid\r\n") == 3_857_529_045)
        #expect(IMAPLines.validity(in: "* OK [UIDNEXT 4392] x\r\n* OK [UIDVALIDITY x]\r\n") == nil)
    }
}
