public import TicketCore

extension InMemoryTicketStore {
    public func execute(_ request: ConversationRequest) async throws -> ConversationOutcome {
        let now = now
        return try locked { try $0.execute(request, now: now) }
    }

    public func conversation(
        _ id: String, tenant: String, after: Int64, limit: Int
    ) async throws -> ConversationPage? {
        try locked { $0.tenant(tenant).page(id, after: after, limit: limit) }
    }

    public func conversationID(ofTicket number: Int64, tenant: String) async throws -> String? {
        try locked { state in
            state.tenant(tenant).conversations.first { $0.conversation.ticketNumber == number }?.conversation.id
        }
    }

    public func conversations(_ query: ConversationQuery) async throws -> [ConversationSnapshot] {
        try locked { $0.tenant(query.tenant).conversations(query) }
    }
}
