public import TicketCore

extension InMemoryTicketStore {
    public func erase(_ request: ErasureRequest) async throws -> ErasureReport {
        let now = now
        return try locked { try $0.erase(request, now: now) }
    }

    public func known(as name: String, tenant: String) async throws -> ErasedPerson {
        try locked { try $0.tenant(tenant).known(as: name) }
    }

    public func principal(id: String, tenant: String) async throws -> Principal? {
        try locked { $0.tenant(tenant).principals.first { $0.person.id == id } }
    }

    public func ticketNumbers(with person: ErasedPerson, tenant: String) async throws -> [Int64] {
        try locked { try $0.look(for: person, tenant: tenant).tickets }
    }

    public func votes(of personID: String, tenant: String) async throws -> [ArticleVote] {
        try locked { state in
            (state.tenant(tenant).votes[personID] ?? [:])
                .map { ArticleVote(desk: $0.key.desk, article: $0.key.article, isHelpful: $0.value) }
                .sorted { ($0.desk, $0.article) < ($1.desk, $1.article) }
        }
    }
}
