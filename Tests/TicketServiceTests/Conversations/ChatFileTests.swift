import TTRPC
import Testing
import TicketHash
import TicketMessages

@Suite("Files in chats")
struct ChatFileTests {
    @Test("Everybody in the chat gets what a file is with its message, also without a word")
    func heard() async throws {
        try await ChatFixture.run { fixture in
            let started = try await fixture.start(body: "Hello")
            let file = try await fixture.upload("pixels", for: started.ticketNumber, as: .ana)
            try await fixture.chat(started.id, as: .alba, after: 1) { alba in
                try await fixture.chat(started.id, as: .ana, after: 1) { ana in
                    try await ana.writer.send(
                        ChatRequest(kind: .send(ChatSend(clientID: "1", attachmentIDs: [file.id]))))
                    #expect(try await ana.accepted().messageID == 2)
                }
                let message = try await alba.message()
                #expect(message.body.isEmpty)
                #expect(message.attachments.map(\.id) == [file.id])
                #expect(message.attachments.first?.filename == "screen.png")
                #expect(message.attachments.first?.commentID == 2)
                #expect(message.attachments.first?.ticketNumber == started.ticketNumber)
            }
            for caller in [ChatFixture.Caller.ana, .alba] {
                let listed = try await fixture.connected(as: caller) { conversations, tickets in
                    let messages = try await conversations.listMessages(.init(conversationID: started.id)).messages
                    let comments = try await tickets.listComments(.init(number: started.ticketNumber)).comments
                    #expect(messages.map(\.attachments) == comments.map(\.attachments))
                    return messages
                }
                #expect(listed.map { $0.attachments.map(\.id) } == [[], [file.id]])
            }
        }
    }

    @Test("In a chat without a ticket a file is refused with the reason, and the chat goes on")
    func withoutTicket() async throws {
        try await ChatFixture.run { fixture in
            let started = try await fixture.start("tiered-desk", body: "An error")
            try await fixture.chat(started.id, as: .ana, after: 1) { ana in
                try await ana.writer.send(
                    ChatRequest(kind: .send(ChatSend(clientID: "1", attachmentIDs: ["0123456789abcdef"]))))
                let status = try #require(try await ana.refused().status)
                #expect(status.code == StatusCode.failedPrecondition.rawValue)
                #expect(status.message.contains("staff have made a ticket"))
                try await ana.say("Then in words", id: "2")
                #expect(try await ana.message().body == "Then in words")
            }
        }
    }
}

extension ChatFixture {
    /// Uploads a file that is called `screen.png`.
    fileprivate func upload(
        _ text: String, for number: Int64, as caller: Caller
    ) async throws -> TicketMessages.Attachment {
        let bytes = Array(text.utf8)
        return try await connected(as: caller) { client in
            try await AttachmentServiceClient(invoker: client).uploadAttachment { writer in
                let start = UploadStart(
                    uploadID: "u", ticketNumber: number, filename: "screen.png", sizeBytes: Int64(bytes.count),
                    sha256: SHA256.digest(bytes))
                try await writer.send(UploadAttachmentRequest(kind: .start(start)))
                try await writer.send(UploadAttachmentRequest(kind: .chunk(UploadChunk(data: bytes))))
            }
        }
    }
}
