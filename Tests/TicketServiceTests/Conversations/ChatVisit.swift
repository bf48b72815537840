import TTRPC
import TicketMessages

/// Somebody in a chat on one connection.
struct ChatVisit {
    let writer: RequestWriter<ChatRequest>
    let replies: MessageStream<ChatResponse>

    func say(_ body: String, id: String) async throws {
        try await writer.send(ChatRequest(kind: .send(ChatSend(body: body, clientID: id))))
    }

    func type() async throws { try await writer.send(ChatRequest(kind: .typing(GoogleProtobufEmpty()))) }

    func read(_ id: Int64) async throws {
        try await writer.send(ChatRequest(kind: .read(ReadReceipt(messageID: id))))
    }

    /// The next thing that is heard; nil at the end.
    func next() async throws -> ChatResponse.Kind? {
        var iterator = replies.makeAsyncIterator()
        return try await iterator.next()?.kind
    }

    /// The next thing that `pick` takes; what comes before it is passed over.
    func first<Value>(_ pick: (ChatResponse.Kind) -> Value?) async throws -> Value {
        while let kind = try await next() {
            if let value = pick(kind) { return value }
        }
        throw ChatEnded()
    }

    func message() async throws -> Message {
        try await first { if case .message(let message) = $0 { message } else { nil } }
    }

    func messages(_ count: Int) async throws -> [Message] {
        var messages: [Message] = []
        while messages.count < count { messages.append(try await message()) }
        return messages
    }

    func changed() async throws -> TicketMessages.Conversation {
        try await first { if case .changed(let conversation) = $0 { conversation } else { nil } }
    }

    func accepted() async throws -> ChatAccepted {
        try await first { if case .accepted(let accepted) = $0 { accepted } else { nil } }
    }

    func refused() async throws -> ChatRefused {
        try await first { if case .refused(let refused) = $0 { refused } else { nil } }
    }

    func presence() async throws -> Presence {
        try await first { if case .presence(let presence) = $0 { presence } else { nil } }
    }

    /// Everything that is heard until the end.
    func rest() async throws -> [ChatResponse.Kind] {
        var rest: [ChatResponse.Kind] = []
        while let kind = try await next() { rest.append(kind) }
        return rest
    }
}

/// The chat ended before what a test waits for.
struct ChatEnded: Error {}
