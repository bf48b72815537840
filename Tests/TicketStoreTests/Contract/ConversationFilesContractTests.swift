import Testing
import TicketCore

@Suite("Every store: files in conversations")
struct ConversationFilesContractTests {
    private static let noTicket = Refusal.conflict(
        reason: "NO_TICKET",
        message: "files hang on tickets, and this chat has none yet; send them when staff have made a ticket of it",
        legal: [])

    @Test(
        "A file is sent with words or without, once, and belongs to the message then",
        arguments: StoreUnderTest.allCases)
    func sent(kind: StoreUnderTest) async throws {
        try await kind.withEveryDesk { store in
            let started = try await store.startChat("live-chat", subject: "No sound").snapshot
            let id = started.conversation.id
            let number = try #require(started.ticket?.number)
            let alone = try await store.uploadFile("1", for: number)
            let other = try await store.uploadFile("2", for: number, as: Cast.alba)
            let key = IdempotencyKey.named("x", body: 1)
            #expect(try await store.send(id, "", [alone], key: key).messageID == 1)
            #expect(try await store.send(id, "", [alone], key: key).messageID == 1)
            #expect(try await store.send(id, "Like this?", [other], as: Cast.alba).messageID == 2)

            let page = try #require(try await store.chatPage(id))
            #expect(page.messages.map(\.body) == ["", "Like this?"])
            #expect(page.messages.map(\.attachments) == [[alone.file], [other.file]])
            #expect(try await store.attachment(alone.file.id, tenant: Cast.tenant)?.commentID == 1)
            #expect(try await store.fileIDs(of: number, as: Cast.ana) == [alone.file.id, other.file.id])
            #expect(try await store.checked() == [])
        }
    }

    @Test("What is sent already, somebody else's, or nothing at all is refused", arguments: StoreUnderTest.allCases)
    func refused(kind: StoreUnderTest) async throws {
        try await kind.withEveryDesk { store in
            let started = try await store.startChat("live-chat", subject: "No sound").snapshot
            let id = started.conversation.id
            let number = try #require(started.ticket?.number)
            let file = try await store.uploadFile("1", for: number)
            let foreign = try await store.uploadFile("2", for: number, as: Cast.alba)
            try await store.send(id, "", [file])
            for (files, reason) in [([file], "ATTACHMENT_IN_USE"), ([foreign], "UNKNOWN_ATTACHMENT"), ([], "REQUIRED")]
            {
                let refusal = await #expect(throws: Refusal.self) { try await store.send(id, "", files) }
                guard case .invalid(let violations)? = refusal else {
                    Issue.record("\(String(describing: refusal))")
                    continue
                }
                #expect(violations.map(\.reason) == [reason])
                #expect(violations.map(\.field) == [files.isEmpty ? "body" : "attachment_ids[0]"])
            }
            #expect(try await store.chatPage(id)?.messages.count == 1)
        }
    }

    @Test("A chat without a ticket takes no files until it has one", arguments: StoreUnderTest.allCases)
    func withoutTicket(kind: StoreUnderTest) async throws {
        try await kind.withEveryDesk { store in
            let number = try await store.create().number
            let elsewhere = try await store.uploadFile("1", for: number)
            let id = try await store.startChat("tiered-desk", body: "An error").snapshot.conversation.id
            await #expect(throws: Self.noTicket) { try await store.send(id, "This one", [elsewhere]) }
            #expect(try await store.chatPage(id)?.messages.map(\.body) == ["An error"])

            let converted = try #require(try await store.convert(id).snapshot.ticket?.number)
            let file = try await store.uploadFile("2", for: converted)
            #expect(try await store.send(id, "This one", [file]).messageID == 2)
            #expect(try await store.chatPage(id)?.messages.map(\.attachments) == [[], [file.file]])
        }
    }
}

extension TicketStore {
    @discardableResult
    fileprivate func send(
        _ id: String, _ body: String, _ files: [TicketAttachment], as actor: Actor = Cast.ana,
        key: IdempotencyKey? = nil
    ) async throws -> ConversationOutcome {
        try await execute(
            ConversationRequest(
                actor: actor, command: .say(id: id, body: body, attachments: files.map(\.file.id)), idempotencyKey: key)
        )
    }
}
