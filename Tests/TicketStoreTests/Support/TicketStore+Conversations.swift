import TicketCore
import TicketStoreSQLite

/// Short forms for conversations.
extension TicketStore {
    @discardableResult
    func startChat(
        _ desk: String, subject: String = "", body: String = "", as actor: Actor = Cast.ana
    ) async throws -> ConversationOutcome {
        let new = NewConversation(
            id: "c\(UInt64.random(in: 0 ... .max))", desk: desk, subject: subject, body: body)
        return try await execute(ConversationRequest(actor: actor, command: .start(new)))
    }

    @discardableResult
    func say(
        _ id: String, _ body: String, as actor: Actor = Cast.ana, key: IdempotencyKey? = nil
    ) async throws -> ConversationOutcome {
        try await execute(
            ConversationRequest(actor: actor, command: .say(id: id, body: body), idempotencyKey: key))
    }

    @discardableResult
    func run(_ command: ConversationCommand, as actor: Actor) async throws -> ConversationOutcome {
        try await execute(ConversationRequest(actor: actor, command: command))
    }

    @discardableResult
    func convert(_ id: String, subject: String = "A chat") async throws -> ConversationOutcome {
        try await execute(ConversationRequest(actor: Cast.alba, command: .convert(id: id, subject: subject)))
    }

    func chatPage(_ id: String, after: Int64 = 0, limit: Int = 100) async throws -> ConversationPage? {
        try await conversation(id, tenant: Cast.tenant, after: after, limit: limit)
    }

    /// What is wrong with the database, where there is one.
    func checked() async throws -> [String] {
        try await (self as? SQLiteTicketStore)?.checkIntegrity(limit: 10) ?? []
    }
}

extension Refusal {
    /// What somebody is told who says something in a chat that is over.
    static let conversationIsClosed = Refusal.conflict(
        reason: "CONVERSATION_CLOSED", message: "the chat is closed and takes no more messages; start a new chat",
        legal: [])
}
