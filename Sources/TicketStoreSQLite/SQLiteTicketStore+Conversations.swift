public import TicketCore

extension SQLiteTicketStore {
    public func execute(_ request: ConversationRequest) async throws -> ConversationOutcome {
        try await withCheckedThrowingContinuation { continuation in
            let job = WriteJob.conversation(request) { continuation.resume(with: $0) }
            if let failure = add(job) { continuation.resume(throwing: failure) }
        }
    }

    public func conversation(
        _ id: String, tenant: String, after: Int64, limit: Int
    ) async throws -> ConversationPage? {
        try await readers.read { try $0.conversation(id, tenant: tenant, after: after, limit: limit) }
    }

    public func conversationID(ofTicket number: Int64, tenant: String) async throws -> String? {
        try await readers.read { try $0.conversationID(ofTicket: number, tenant: tenant) }
    }

    public func conversations(_ query: ConversationQuery) async throws -> [ConversationSnapshot] {
        try await readers.read { try $0.conversations(query) }
    }
}
