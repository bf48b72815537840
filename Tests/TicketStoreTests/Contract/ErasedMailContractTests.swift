import Testing
import TicketCore

@Suite("Every store: erasing people from mail")
struct ErasedMailContractTests {
    private static let now = Timestamp(microsecondsSinceEpoch: 1_000_000)

    @discardableResult
    private func hold(
        _ store: any TicketStore, from sender: String, to recipient: String = "help@desk.example",
        ticket: Int64 = 0, _ raw: [UInt8]
    ) async throws -> Int64 {
        let mail = HeldMail(
            time: Self.now, reason: "STRANGER", problem: "somebody else wrote it", sender: sender,
            recipient: recipient, subject: "For ana@example.com", ticketNumber: ticket, raw: raw)
        return try await store.holdMail(
            mail, key: raw + Array(recipient.utf8), tenant: Cast.tenant, limits: QuarantineLimits())
    }

    private func mail(_ fields: String, _ body: String = "Hello\r\n") -> [UInt8] {
        Array((fields + "Subject: Hm\r\n\r\n" + body).utf8)
    }

    @Test(
        "The person's mails in quarantine go, and those for the person's tickets; others' lose name and address alone",
        arguments: StoreUnderTest.allCases)
    func quarantine(kind: StoreUnderTest) async throws {
        try await kind.withEveryDesk { store in
            let rosa = PersonReference(id: "ana", name: "Ana Zafra", email: "ana@example.com", role: .requester)
            try await store.save(Principal(person: rosa), tenant: Cast.tenant)
            let number = try await store.create().number
            let others = try await store.create(as: Cast.bruno, subject: "His").number
            let own = [
                try await hold(store, from: "Ana@Example.com", mail("From: Ana@Example.com\r\n")),
                try await hold(store, from: "", mail("X: y\r\nReply-To: Me\r\n <ANA@example.com>\r\n")),
                try await hold(store, from: "", to: "ana@example.com", mail("X: y\r\n")),
            ]
            try await hold(store, from: "eve@example.net", ticket: number, mail("From: eve@example.net\r\n"))
            var raw = mail("From: Eve <eve@example.net>\r\nTo: ANA@example.com\r\n", "Call Ana Zafra.\r\n")
            raw += [0xff, 0xfe] + Array(" banana@example.com, ana@example.com\r\n".utf8)
            let kept = try await hold(store, from: "eve@example.net", ticket: others, raw)
            let other = mail("From: banana@example.com\r\n")
            let untouched = try await hold(store, from: "eve@example.net", other)
            let person = try await store.known(as: "ana", tenant: Cast.tenant)
            #expect(try await store.heldMailIDs(of: person, tenant: Cast.tenant) == own)
            #expect(try await store.heldMailIDs(of: person, tenant: Cast.otherTenant) == [])

            let counted = try await store.erase("ana", validateOnly: true)
            #expect(try await store.heldMails(tenant: Cast.tenant, after: 0, limit: 9).count == 6)
            let report = try await store.erase("ana")
            #expect(report == counted)
            // Of the one that is not about the person the subject was.
            #expect(report.heldMails == 6)
            let left = try await store.heldMails(tenant: Cast.tenant, after: 0, limit: 9)
            #expect(left.map(\.id) == [kept, untouched])
            #expect(left.map(\.subject) == ["For [erased]", "For [erased]"])
            let mail = try #require(try await store.heldMail(kept, tenant: Cast.tenant))
            var expected = self.mail("From: Eve <eve@example.net>\r\nTo: [erased]\r\n", "Call [erased].\r\n")
            // Bytes that are no text are left alone, with all that stands on their line.
            expected += [0xff, 0xfe] + Array(" banana@example.com, ana@example.com\r\n".utf8)
            #expect(mail.raw == expected)
            #expect(mail.sizeBytes == expected.count && left.first?.sizeBytes == expected.count)
            #expect(mail.sender == "eve@example.net")
            #expect(try await store.heldMail(untouched, tenant: Cast.tenant)?.raw == other)
            #expect(try await store.erase("ana", pseudonym: "erased-2").heldMails == 0)
        }
    }

    @Test("What is noted of the person's addresses goes, and others' stays", arguments: StoreUnderTest.allCases)
    func notes(kind: StoreUnderTest) async throws {
        try await kind.withEveryDesk { store in
            for (index, address) in ["Ana@example.com", "bruno@example.com"].enumerated() {
                try await store.suppressMail(to: address, tenant: Cast.tenant, at: Self.now)
                let entry = OutboxEntry(
                    kind: .received, ticketNumber: 0, revision: 0, recipient: address, locale: nil, desk: "zendesk")
                _ = try await store.rememberMail(
                    [UInt8(index)], TakenMail(), answer: AutomaticAnswer(entry), tenant: Cast.tenant, at: Self.now)
            }
            func notes(_ name: String) async throws -> [AddressNote] {
                let person = try await store.known(as: name, tenant: Cast.tenant)
                return try await store.addressNotes(of: person, tenant: Cast.tenant)
            }
            #expect(
                try await notes("ana") == [
                    AddressNote(address: "ana@example.com", kind: .suppressed, time: Self.now),
                    AddressNote(address: "ana@example.com", kind: .answered(.received), time: Self.now),
                ])
            let counted = try await store.erase("ana", validateOnly: true)
            let report = try await store.erase("ana")
            #expect(report == counted)
            #expect(report.addressNotes == 2)
            #expect(report.outboxEntries == 1)
            #expect(try await notes("ana@example.com") == [])
            #expect(try await notes("bruno").count == 2)
            let waiting = try await store.claimMail(at: Self.now, leasedUntil: Self.now, limit: 9)
            #expect(waiting.map(\.entry.recipient) == ["bruno@example.com"])
            #expect(waiting.map(\.isSuppressed) == [true])
        }
    }

    private func copies(of id: String, _ store: any TicketStore) async throws -> [String]? {
        let page = try await store.chatPage(id)
        return page?.snapshot.conversation.ccEmails
    }

    @Test("Copies of stored mails go to another address that is nobody's", arguments: StoreUnderTest.allCases)
    func copies(kind: StoreUnderTest) async throws {
        try await kind.withEveryDesk { store in
            func keep(_ id: String, _ actor: Actor, _ copies: [String]) async throws {
                let new = NewConversation(
                    id: id, desk: "tiered-desk", subject: "S", body: "B", channel: .mail, ccEmails: copies)
                try await store.run(.start(new), as: actor)
            }
            try await keep("his", Cast.bruno, ["chloe@example.com", "Ana@example.com", "ana@example.com"])
            try await keep("hers", Cast.ana, ["bruno@example.com"])
            try await keep("other", Cast.bruno, ["chloe@example.com"])
            let person = try await store.known(as: "ana", tenant: Cast.tenant)
            #expect(try await store.conversationIDs(copying: person, tenant: Cast.tenant) == ["his"])
            let counted = try await store.erase("ana", validateOnly: true)
            let report = try await store.erase("ana")
            #expect(report == counted)
            #expect(report.conversations == 2)
            #expect(try await copies(of: "his", store) == ["chloe@example.com", "erased-1@erased.invalid"])
            #expect(try await copies(of: "hers", store) == ["bruno@example.com"])
            #expect(try await copies(of: "other", store) == ["chloe@example.com"])
            #expect(try await store.conversationIDs(copying: person, tenant: Cast.tenant) == [])
        }
    }
}
