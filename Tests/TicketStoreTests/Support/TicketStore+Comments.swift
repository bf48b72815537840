import TicketCore

extension TicketStore {
    /// A page of a ticket's comments, the notes of staff among them.
    func comments(of number: Int64, tenant: String, after: Int64, limit: Int) async throws -> [TicketCore.Comment] {
        try await comments(of: number, tenant: tenant, after: after, limit: limit, includingInternal: true)
    }
}
