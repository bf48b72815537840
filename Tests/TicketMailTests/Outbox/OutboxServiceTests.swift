import Testing
import TicketCore

@testable import TicketMail

@Suite(.timeLimit(.minutes(10))) struct `The outbox's service` {
    private static let refused = DeliveryFailure(stage: .recipient, replyCode: 550, text: "550 5.1.1 no such user")
    private static let failed = DeliveryFailure(stage: .session, text: "no connection")

    @Test func `tries again until it is done`() async throws {
        let stage = try await MailStage(
            sender: ScriptedSender([.transient(Self.failed), .unknown(Self.failed), .transient(Self.failed)]))
        try await stage.comment(try await stage.create(), "Which printer?")
        try await stage.live(stage.service(), times: 10)
        #expect(stage.sender.sent.count == 4)
        #expect(Set(stage.sender.sent.map(\.bytes)).count == 1, "the same mail, with the same Message-ID")
        #expect(try await stage.store.nextMailDueTime() == nil)
        #expect(try await stage.dead.isEmpty)
    }

    @Test func `ends after five days in the dead letters, from where an operator can send again`() async throws {
        let stage = try await MailStage(
            sender: ScriptedSender(Array(repeating: .transient(Self.failed), count: 1_000)))
        let begin = stage.clock.now
        try await stage.comment(try await stage.create(), "Which printer?")
        let service = stage.service()
        try await stage.live(service, times: 200)
        #expect((20...40).contains(stage.sender.sent.count))
        let days = stage.clock.now.microsecondsSinceEpoch - begin.microsecondsSinceEpoch
        #expect(days == 5 * 86_400 * 1_000_000)
        let dead = try #require(try await stage.dead.first)
        #expect(dead.failure == "session" && dead.attempts == stage.sender.sent.count)
        let request = StoreRequest(person: "ines", now: stage.clock.now)
        _ = try await stage.store.retryDeadMail(dead.id, tenant: MailStage.tenant, for: request)
        try await stage.live(service, times: 3)
        #expect(stage.sender.sent.count == dead.attempts + 3)
    }

    @Test func `sends nothing more to an address that does not exist`() async throws {
        let stage = try await MailStage(sender: ScriptedSender([.permanent(Self.refused)]))
        let number = try await stage.create(cc: ["bea@example.org"])
        try await stage.deliver()
        #expect(stage.sender.recipients == ["bea@example.org"])
        try await stage.comment(number, "Which printer?")
        try await stage.deliver()
        #expect(stage.sender.recipients == ["bea@example.org", "ana@example.org"])
        #expect(try await stage.dead.map(\.failure) == ["recipient 550 5.1.1", "suppressed"])
    }

    @Test func `tells nobody of what is five days old when it is first looked at`() async throws {
        let stage = try await MailStage()
        try await stage.comment(try await stage.create(), "Which printer?")
        stage.clock.advance(seconds: 5 * 86_400 + 1)
        try await stage.deliver()
        #expect(stage.sender.sent.isEmpty)
        #expect(try await stage.dead.map(\.failure) == ["expired"])
    }

    @Test func `takes no more at a time than it may, and tells that there is more`() async throws {
        let stage = try await MailStage()
        _ = try await stage.create(cc: (0..<20).map { "a\($0)@example.org" })
        let service = stage.service()
        #expect(try await service.deliverDue())
        #expect(stage.sender.sent.count == 8)
        #expect(try await service.deliverDue())
        #expect(try await !service.deliverDue())
        #expect(stage.sender.sent.count == 20)
    }

    @Test func `runs until it is cancelled, and is woken by a commit`() async throws {
        let stage = try await MailStage()
        let service = stage.service()
        let run = Task { await service.run() }
        try await stage.comment(try await stage.create(), "Which printer?")
        while stage.sender.sent.isEmpty { await Task.yield() }
        try await stage.comment(try await stage.create(), "Which?")
        while stage.sender.sent.count < 2 { await Task.yield() }
        run.cancel()
        await run.value
    }

    @Test func `ends when the store closes`() async throws {
        let stage = try await MailStage()
        let service = stage.service()
        let run = Task { await service.run() }
        await stage.store.close()
        await run.value
    }

    @Test func `forgets after a month what was sent`() async throws {
        let stage = try await MailStage()
        let service = stage.service()
        _ = try await stage.create(cc: ["bea@example.org"])
        _ = try await service.deliverDue()
        #expect(try await stage.store.outboxEntry(1, tenant: MailStage.tenant) != nil)
        stage.clock.advance(seconds: 30 * 86_400 + 1)
        let run = Task { await service.run() }
        while try await stage.store.outboxEntry(1, tenant: MailStage.tenant) != nil { await Task.yield() }
        run.cancel()
        await run.value
    }

    @Test func `leaves what a server refuses to an operator, who can send it to the next one`() async throws {
        let refusing = try await MailServer.start("--answer", "rcpt=550 5.1.1 no such user")
        let good = try await MailServer.start()
        let sender = try MovingSender(refusing)
        let stage = try await MailStage()
        let service = stage.service(sender)
        _ = try await stage.create(cc: ["bea@example.org"])
        try await stage.live(service, times: 3)
        let dead = try #require(try await stage.dead.first)
        #expect(dead.failure == "recipient 550 5.1.1" && dead.attempts == 1)
        try sender.move(to: good)
        let request = StoreRequest(person: "ines", now: stage.clock.now)
        _ = try await stage.store.retryDeadMail(dead.id, tenant: MailStage.tenant, for: request)
        try await stage.live(service, times: 3)
        #expect(try good.taken().map(\.recipients) == ["bea@example.org"])
        #expect(try await stage.dead.isEmpty)
    }

    @Test(arguments: ["connect", "ehlo", "mail", "rcpt", "data", "content", "before-answer", "after-answer"])
    func `loses no mail when a server dies, and doubles it only after its content, recognisably`(
        state: String
    ) async throws {
        let dying = try await MailServer.start("--die", state)
        let good = try await MailServer.start()
        let sender = try MovingSender(dying)
        let stage = try await MailStage()
        let service = stage.service(sender)
        let number = try await stage.create(cc: ["bea@example.org"])
        _ = try await service.deliverDue()
        try sender.move(to: good)
        try await stage.live(service, times: 3)
        let taken = [try dying.taken(), try good.taken()]
        #expect(
            taken.map(\.count) == (state == "before-answer" ? [1, 1] : state == "after-answer" ? [1, 0] : [0, 1]))
        #expect(Set(taken.joined().map(\.bytes)).count == 1)
        for mail in taken.joined() {
            #expect(try ParsedMail(mail.bytes).messageID?.hasPrefix("\(number).1.") == true)
            #expect(mail.recipients.contains("bea@example.org"))
        }
        #expect(try await stage.store.nextMailDueTime() == nil)
        #expect(try await stage.dead.isEmpty)
    }
}
