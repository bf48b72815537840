import Testing
import TicketCore
import TicketStoreSQLite

@Suite("Every store: mail that came in")
struct IntakeContractTests {
    private let clock = TestClock()

    private func answer(_ recipient: String, perDayMax: Int = 1) -> AutomaticAnswer {
        AutomaticAnswer(
            OutboxEntry(
                kind: .received, ticketNumber: 0, revision: 0, recipient: recipient, locale: nil, desk: "help-center"),
            perDayMax: perDayMax)
    }

    private func mail(_ raw: [UInt8]) -> HeldMail {
        HeldMail(
            time: clock.now, reason: "STRANGER", problem: "somebody else wrote it", sender: "eve@example.net",
            recipient: "help@example.com", subject: "Hé", ticketNumber: 100_001, raw: raw)
    }

    @Test("remembers what became of a mail, once, for a month", arguments: StoreUnderTest.allCases)
    func remembering(kind: StoreUnderTest) async throws {
        try await kind.withStore(clock: clock) { store in
            let taken = TakenMail(ticketNumber: 100_001, conversationID: "c")
            func remember(_ taken: TakenMail) async throws -> Bool {
                try await store.rememberMail([1, 2], taken, answer: nil, tenant: Cast.tenant, at: clock.now)
            }
            #expect(try await store.takenMail([1, 2], tenant: Cast.tenant) == nil)
            #expect(try await remember(taken))
            #expect(try await !remember(TakenMail()))
            #expect(try await store.takenMail([1, 2], tenant: Cast.tenant) == taken)
            #expect(try await store.takenMail([1, 2], tenant: Cast.otherTenant) == nil)
            clock.advance(seconds: 30 * 86_400)
            _ = try await store.pruneMail(endedBefore: clock.now, now: clock.now, limit: 10)
            #expect(try await store.takenMail([1, 2], tenant: Cast.tenant) == taken)
            clock.advance(seconds: 1)
            _ = try await store.pruneMail(endedBefore: clock.now, now: clock.now, limit: 10)
            #expect(try await store.takenMail([1, 2], tenant: Cast.tenant) == nil)
        }
    }

    @Test("answers an address once in 24 hours, however it is spelled", arguments: StoreUnderTest.allCases)
    func answering(kind: StoreUnderTest) async throws {
        try await kind.withStore(clock: clock) { store in
            func sent(_ key: UInt8, _ answer: AutomaticAnswer, tenant: String = Cast.tenant) async throws -> Int {
                _ = try await store.rememberMail([key], TakenMail(), answer: answer, tenant: tenant, at: clock.now)
                let due = try await store.claimMail(
                    at: clock.now, leasedUntil: Timestamp(microsecondsSinceEpoch: .max), limit: 10)
                return due.count
            }
            let first = try await sent(1, answer("ana@example.com"))
            #expect(first == 1)
            #expect(try await sent(2, answer("Ana@example.com")) == 0)
            #expect(try await sent(2, answer("bruno@example.com")) == 0, "a mail that was answered already")
            #expect(try await sent(3, answer("bruno@example.com")) == 1)
            #expect(try await sent(4, answer("ana@example.com", perDayMax: 2)) == 1)
            #expect(try await sent(1, answer("ana@example.com"), tenant: Cast.otherTenant) == 1)
            clock.advance(seconds: 86_399)
            #expect(try await sent(5, answer("ana@example.com")) == 0)
            clock.advance(seconds: 1)
            #expect(try await sent(6, answer("ana@example.com")) == 1)
        }
    }

    @Test("keeps mail in quarantine within its bounds, and throws nothing out", arguments: StoreUnderTest.allCases)
    func quarantine(kind: StoreUnderTest) async throws {
        try await kind.withStore(clock: clock) { store in
            func hold(_ key: UInt8, _ raw: [UInt8], _ limits: QuarantineLimits) async throws -> Int64 {
                try await store.holdMail(mail(raw), key: [key], tenant: Cast.tenant, limits: limits)
            }
            let limits = QuarantineLimits(mailsMax: 3, bytesMax: 10)
            let first = try await hold(1, [1, 2, 3], limits)
            #expect(try await hold(1, [1, 2, 3], limits) == first, "the same mail again")
            #expect(try await store.takenMail([1], tenant: Cast.tenant) == TakenMail(heldID: first))
            await #expect(throws: LimitReached.quarantine) {
                _ = try await hold(2, [UInt8](repeating: 0, count: 8), limits)
            }
            let second = try await hold(2, [UInt8](repeating: 0, count: 7), limits)
            await #expect(throws: LimitReached.quarantine) {
                _ = try await hold(3, [], QuarantineLimits(mailsMax: 2))
            }
            var listed = mail([1, 2, 3])
            listed.id = first
            #expect(try await store.heldMail(first, tenant: Cast.tenant) == listed)
            listed.raw = []
            let page = try await store.heldMails(tenant: Cast.tenant, after: 0, limit: 1)
            #expect(page == [listed])
            #expect(try await store.heldMails(tenant: Cast.tenant, after: first, limit: 9).map(\.id) == [second])
            #expect(try await store.heldMails(tenant: Cast.otherTenant, after: 0, limit: 9) == [])
            #expect(try await store.heldMail(first, tenant: Cast.otherTenant) == nil)
            #expect(try await !store.removeHeldMail(first, tenant: Cast.otherTenant))
            #expect(try await store.removeHeldMail(first, tenant: Cast.tenant))
            #expect(try await !store.removeHeldMail(first, tenant: Cast.tenant))
            if let sqlite = store as? SQLiteTicketStore { #expect(try await sqlite.checkIntegrity() == []) }
        }
    }

    @Test(
        "keeps a mail as a conversation, and makes of it a ticket that came by mail", arguments: StoreUnderTest.allCases
    )
    func storedMail(kind: StoreUnderTest) async throws {
        try await kind.withEveryDesk(clock: clock) { store in
            let new = NewConversation(
                id: "c1", desk: "tiered-desk", subject: "It hangs", body: "Since Monday.", channel: .mail,
                ccEmails: ["bruno@example.com", "eve@example.net"])
            let started = try await store.execute(
                ConversationRequest(actor: Cast.ana, command: .start(new))
            ).snapshot.conversation
            #expect(started.channel == .mail && started.ccEmails == new.ccEmails && started.ticketNumber == nil)
            let kept = try await store.conversation("c1", tenant: Cast.tenant, after: 0, limit: 9)
            #expect(kept?.snapshot.conversation == started && kept?.messages.map(\.channel) == [.mail])
            await #expect(throws: Refusal.self) {
                _ = try await store.execute(
                    ConversationRequest(actor: Cast.alba, command: .say(id: "c1", body: "Nobody would see this")))
            }
            let converted = try await store.execute(
                ConversationRequest(actor: Cast.alba, command: .convert(id: "c1")))
            let ticket = try #require(converted.snapshot.ticket)
            #expect(ticket.channel == .mail && ticket.visibility == .participants)
            #expect(ticket.state.participants.map(\.email) == new.ccEmails)
            #expect(ticket.state.participants.allSatisfy { $0.isTold && !$0.isLetIn })
            if let sqlite = store as? SQLiteTicketStore { #expect(try await sqlite.checkIntegrity() == []) }
        }
    }
}
