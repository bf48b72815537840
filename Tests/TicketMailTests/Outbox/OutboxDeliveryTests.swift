import Logging
import Synchronization
import Testing
import TicketCore

@testable import TicketMail

/// A clock that tests set.
private final class TestClock: Sendable {
    private let time = Mutex(Timestamp(microsecondsSinceEpoch: 0))

    var now: Timestamp { time.withLock { $0 } }

    func set(_ time: Timestamp) {
        self.time.withLock { $0 = time }
    }
}

/// Says what it is told to say, and remembers what it was given.
private final class ScriptedSender: MailSender {
    private let state: Mutex<(outcomes: [DeliveryOutcome], sent: [String])>

    init(_ outcomes: [DeliveryOutcome] = []) {
        state = Mutex((outcomes, []))
    }

    var sent: [String] { state.withLock { $0.sent } }

    func send(_ bytes: [UInt8], from sender: EmailAddress?, to recipient: EmailAddress) async -> DeliveryOutcome {
        state.withLock { state in
            state.sent.append(recipient.text)
            return state.outcomes.isEmpty ? .delivered(reply: "250 OK") : state.outcomes.removeFirst()
        }
    }
}

/// Sends to whichever server there is now.
private final class MovingSender: MailSender {
    private let current: Mutex<SMTPSender>

    init(_ server: MailServer) throws {
        current = Mutex(try Self.sender(server))
    }

    func move(to server: MailServer) throws {
        let sender = try Self.sender(server)
        current.withLock { $0 = sender }
    }

    func send(_ bytes: [UInt8], from sender: EmailAddress?, to recipient: EmailAddress) async -> DeliveryOutcome {
        let smtp = current.withLock { $0 }
        return await smtp.send(bytes, from: sender, to: recipient)
    }

    private static func sender(_ server: MailServer) throws -> SMTPSender {
        let named = SMTPServer(host: "127.0.0.1", port: server.port, security: .none)
        return SMTPSender(try SMTPSettings(servers: [named], greetingName: "desk.example.com"))
    }
}

@Suite(.timeLimit(.minutes(2))) struct `Delivery from the outbox` {
    private let outbox = InMemoryOutbox()
    private let clock = TestClock()
    private static let refused = DeliveryFailure(stage: .recipient, replyCode: 550, text: "550 5.1.1 no such user")
    private static let failed = DeliveryFailure(stage: .session, text: "no connection")

    private func delivery(_ sender: any MailSender) -> OutboxDelivery {
        OutboxDelivery(
            outbox: outbox, sender: sender, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
            now: { [clock] in clock.now })
    }

    private func add(_ address: String = "ana@example.org", _ bytes: [UInt8] = [1]) throws {
        outbox.add(
            tenant: "acme", sender: nil, recipient: try #require(EmailAddress(address)), bytes: bytes, at: clock.now)
    }

    /// Lives through the next so many due times.
    private func run(_ delivery: OutboxDelivery, times: Int) async throws {
        for _ in 0..<times {
            guard let due = outbox.nextDueTime() else { return }
            clock.set(max(clock.now, due))
            _ = try await delivery.deliverDue()
        }
    }

    @Test func `tries again until it is done`() async throws {
        let sender = ScriptedSender([.transient(Self.failed), .unknown(Self.failed), .transient(Self.failed)])
        try add()
        try await run(delivery(sender), times: 10)
        #expect(sender.sent.count == 4)
        #expect(outbox.waitingCount == 0)
        #expect(outbox.deadLetters(after: 0, limit: 9).isEmpty)
    }

    @Test func `ends after five days in the dead letters, from where an operator can send again`() async throws {
        let sender = ScriptedSender(Array(repeating: .transient(Self.failed), count: 1_000))
        let delivery = delivery(sender)
        try add()
        try await run(delivery, times: 200)
        #expect((20...40).contains(sender.sent.count))
        #expect(clock.now == Timestamp(microsecondsSinceEpoch: 5 * 86_400 * 1_000_000))
        let dead = try #require(outbox.deadLetters(after: 0, limit: 9).first)
        #expect(dead.reason == .expired(Self.failed))
        #expect(outbox.requeue(dead.mail.id, at: clock.now))
        let attemptCount = sender.sent.count
        try await run(delivery, times: 3)
        #expect(sender.sent.count == attemptCount + 3)
    }

    @Test func `sends nothing more to an address that does not exist`() async throws {
        let sender = ScriptedSender([.permanent(Self.refused)])
        let delivery = delivery(sender)
        try add()
        try await run(delivery, times: 1)
        try add("Ana@example.org")
        try add("bea@example.org")
        try await run(delivery, times: 2)
        #expect(sender.sent == ["ana@example.org", "bea@example.org"])
        #expect(outbox.deadLetters(after: 0, limit: 9).map(\.reason) == [.refused(Self.refused), .suppressed])
    }

    @Test func `takes no more at a time than it may, and tells that there is more`() async throws {
        let sender = ScriptedSender()
        let delivery = delivery(sender)
        for number in 0..<20 { try add("a\(number)@x.org") }
        #expect(try await delivery.deliverDue())
        #expect(sender.sent.count == 8)
        #expect(try await delivery.deliverDue())
        #expect(try await !delivery.deliverDue())
        #expect(sender.sent.count == 20)
    }

    @Test func `runs until it is cancelled, and is woken by a new mail`() async throws {
        let sender = ScriptedSender()
        let delivery = delivery(sender)
        try add()
        let run = Task { await delivery.run() }
        while sender.sent.isEmpty { await Task.yield() }
        try add("bea@example.org")
        delivery.wake()
        while sender.sent.count < 2 { await Task.yield() }
        run.cancel()
        await run.value
        #expect(outbox.waitingCount == 0)
    }

    @Test(arguments: ["connect", "ehlo", "mail", "rcpt", "data", "before-answer", "after-answer"])
    func `loses no mail when a server dies, and doubles it only after its content, recognisably`(
        stage: String
    ) async throws {
        let dying = try await MailServer.start("--die", stage)
        let good = try await MailServer.start()
        let sender = try MovingSender(dying)
        let delivery = delivery(sender)
        try add("ana@example.org", Mails.mail())
        _ = try await delivery.deliverDue()
        try sender.move(to: good)
        try await run(delivery, times: 3)
        let taken = [try dying.taken(), try good.taken()]
        #expect(
            taken.map(\.count) == (stage == "before-answer" ? [1, 1] : stage == "after-answer" ? [1, 0] : [0, 1]))
        for mail in taken.joined() {
            #expect(mail.bytes == Mails.mail())
            #expect(try ParsedMail(mail.bytes).messageID == "m1@example.org")
        }
        #expect(outbox.waitingCount == 0)
        #expect(outbox.deadLetters(after: 0, limit: 9).isEmpty)
    }
}
