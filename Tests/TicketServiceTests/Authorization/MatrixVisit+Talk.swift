import TTRPC
import TicketHash
import TicketMessages

extension MatrixVisit {
    static let historyCalls: [String: Call] = [
        "EventService/ListEvents": { visit in
            let request = ListEventsRequest(filter: .init(ticketNumbers: [visit.number]))
            return try await !visit.events.listEvents(request, options: visit.options).events.isEmpty
        },
        "EventService/WatchEvents": { visit in
            let request = WatchEventsRequest(fromStart: true, filter: .init(ticketNumbers: [visit.number]))
            return try await visit.withTimePassing {
                try await visit.events.watchEvents(request, options: visit.options) { answers in
                    // A heartbeat comes first, then what has happened, and after that heartbeats with the time.
                    for try await answer in answers.dropFirst() { return answer.kind?.isEvent ?? false }
                    return false
                }
            }
        },
        "EventService/GetTicketAt": { visit in
            let request = GetTicketAtRequest(number: visit.number, revision: 1)
            return try await visit.events.getTicketAt(request, options: visit.options).ticket != nil
        },
    ]

    static let fileCalls: [String: Call] = [
        "AttachmentService/UploadAttachment": { visit in
            let bytes = Array("text".utf8)
            let start = UploadStart(
                uploadID: "u", ticketNumber: visit.number, filename: "a.txt", sizeBytes: Int64(bytes.count),
                sha256: SHA256.digest(bytes))
            let file = try await visit.attachments.uploadAttachment(options: visit.options) { writer in
                try await writer.send(UploadAttachmentRequest(kind: .start(start)))
                try await writer.send(UploadAttachmentRequest(kind: .chunk(UploadChunk(data: bytes))))
            }
            return file.ticketNumber == visit.number
        },
        "AttachmentService/GetUpload": { visit in
            _ = try await visit.scene.file()
            let request = GetUploadRequest(uploadID: visit.scene.id)
            return try await visit.attachments.getUpload(request, options: visit.options).uploadID == visit.scene.id
        },
        "AttachmentService/GetAttachment": { visit in
            let id = try await visit.scene.file()
            return try await visit.attachments.getAttachment(.init(id: id), options: visit.options).id == id
        },
        "AttachmentService/GetAttachment, of a note": { visit in
            let id = try await visit.scene.file(isInternal: true)
            return try await visit.attachments.getAttachment(.init(id: id), options: visit.options).id == id
        },
        "AttachmentService/DownloadAttachment": { visit in
            let request = DownloadAttachmentRequest(id: try await visit.scene.file())
            let parts = try await visit.attachments.downloadAttachment(request, options: visit.options) {
                try await $0.collect()
            }
            return parts.flatMap(\.data) == Array("text".utf8)
        },
        "AttachmentService/ListAttachments": { visit in
            let id = try await visit.scene.file()
            let request = ListAttachmentsRequest(ticketNumber: visit.number)
            let answer = try await visit.attachments.listAttachments(request, options: visit.options)
            return answer.attachments.map(\.id) == [id]
        },
    ]

    static let chatCalls: [String: Call] = [
        "ConversationService/StartConversation": { visit in
            let request = StartConversationRequest(conversation: .init(desk: MatrixDesk.otherKey))
            return try await !visit.conversations.startConversation(request, options: visit.options).id.isEmpty
        },
        "ConversationService/GetConversation": { visit in
            let request = GetConversationRequest(id: visit.scene.id)
            let answer = try await visit.conversations.getConversation(request, options: visit.options)
            return answer.ticketNumber == visit.number
        },
        "ConversationService/GetConversation, no ticket": { visit in
            let id = try await visit.scene.looseChat()
            return try await visit.conversations.getConversation(.init(id: id), options: visit.options).id == id
        },
        "ConversationService/ListConversations": { visit in
            let answer = try await visit.conversations.listConversations(
                .init(pageSize: 200), options: visit.options)
            return answer.conversations.contains { $0.id == visit.scene.id }
        },
        "ConversationService/ListMessages": { visit in
            let request = ListMessagesRequest(conversationID: visit.scene.id)
            return try await visit.conversations.listMessages(request, options: visit.options).messages.count == 1
        },
        "ConversationService/ConvertConversation": { visit in
            let request = ConvertConversationRequest(id: try await visit.scene.looseChat())
            return try await visit.conversations.convertConversation(request, options: visit.options).number > 0
        },
        "ConversationService/CloseConversation": { visit in
            let request = CloseConversationRequest(id: try await visit.scene.looseChat())
            return try await visit.conversations.closeConversation(request, options: visit.options).state == .closed
        },
        "ConversationService/CloseConversation, of a ticket": { visit in
            let request = CloseConversationRequest(id: visit.scene.id)
            return try await visit.conversations.closeConversation(request, options: visit.options).state == .closed
        },
        "ConversationService/Chat": { visit in
            try await visit.chat([]) { if case .changed = $0 { true } else { nil } }
        },
        "ConversationService/Chat, saying something": { visit in
            try await visit.chat([.send(ChatSend(body: "Hm", clientID: "1"))]) { kind in
                if case .refused(let refused) = kind {
                    let code = StatusCode(received: refused.status?.code ?? 0)
                    throw RPCError(code: code, message: refused.status?.message ?? "")
                }
                return if case .accepted = kind { true } else { nil }
            }
        },
    ]

    /// Enters the chat, says something there and answers what `pick` makes of what is heard.
    private func chat(
        _ said: [ChatRequest.Kind], _ pick: @Sendable (ChatResponse.Kind) throws -> Bool?
    ) async throws -> Bool {
        try await conversations.chat(options: options) { writer, answers in
            try await writer.send(ChatRequest(kind: .open(ChatOpen(conversationID: scene.id))))
            for kind in said { try await writer.send(ChatRequest(kind: kind)) }
            writer.finish()
            for try await answer in answers {
                if let kind = answer.kind, let picked = try pick(kind) { return picked }
            }
            return false
        }
    }

    /// Lets heartbeats come for as long as somebody waits for what may never happen.
    private func withTimePassing(_ body: @Sendable () async throws -> Bool) async throws -> Bool {
        let clock = Task { [timer] in
            while !Task.isCancelled {
                await timer.hasSleeper()
                timer.advance(by: .seconds(60))
                await Task.yield()
            }
        }
        defer { clock.cancel() }
        return try await body()
    }
}

extension WatchEventsResponse.Kind {
    fileprivate var isEvent: Bool { if case .event = self { true } else { false } }
}
