public import TicketCore

extension SQLiteTicketStore {
    public func erase(_ request: ErasureRequest) async throws -> ErasureReport {
        try await erasures.erase(request)
    }

    public func known(as name: String, tenant: String) async throws -> ErasedPerson {
        try await readers.read { try $0.known(as: name, tenant: tenant) }
    }

    public func principal(id: String, tenant: String) async throws -> Principal? {
        try await readers.read { try $0.principal(id: id, tenant: tenant) }
    }

    public func ticketNumbers(with person: ErasedPerson, tenant: String) async throws -> [Int64] {
        guard let tenant = try await readers.read({ try $0.connection.tenantID(tenant) }) else { return [] }
        return try await erasures.look(for: person, tenant: tenant).tickets.map { TicketKey(rawValue: $0).number }
    }

    public func votes(of personID: String, tenant: String) async throws -> [ArticleVote] {
        try await readers.read { try $0.votes(of: personID, tenant: tenant) }
    }
}
