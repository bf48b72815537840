/// Where conversations are kept: beside their tickets, and written in the same transactions.
public protocol ConversationStore: Sendable {
    /// Carries out a command on a conversation and returns when its effect is durable.
    ///
    /// Fails with a `Refusal` where the core refuses it and with a `StoreFailure` where the store cannot do it.
    func execute(_ request: ConversationRequest) async throws -> ConversationOutcome

    /// The conversation of this id, with messages behind the one of id `after`, and how far everybody has read.
    ///
    /// - Parameter limit: how many messages at most; 0 for the conversation alone.
    func conversation(_ id: String, tenant: String, after: Int64, limit: Int) async throws -> ConversationPage?

    /// The id of a ticket's conversation; nil if it has none.
    func conversationID(ofTicket number: Int64, tenant: String) async throws -> String?

    /// A page of conversations, newest first.
    func conversations(_ query: ConversationQuery) async throws -> [ConversationSnapshot]
}
