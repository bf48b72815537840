internal import TicketCore

extension ReadSession {
    /// Everything by which somebody is known who is named by id or mail address.
    func known(as name: String, tenant: String) throws -> ErasedPerson {
        guard let tenant = try connection.tenantID(tenant) else { return try ErasedPerson(principal: nil, named: name) }
        return try connection.known(as: name, tenant: tenant, reads: reads)
    }

    func principal(id: String, tenant: String) throws -> Principal? {
        guard let tenant = try connection.tenantID(tenant) else { return nil }
        return try connection.first(
            "SELECT \(PrincipalColumns.list) FROM principals WHERE tenant = ? AND id = ?",
            [.integer(tenant.rawValue), .text(id)]
        ) { try PrincipalColumns.principal($0) }
    }

    func votes(of person: String, tenant: String) throws -> [ArticleVote] {
        guard let tenant = try connection.tenantID(tenant) else { return [] }
        let rows = try connection.statement(
            "SELECT desk, article, helpful FROM article_votes WHERE tenant = ?1 AND person = ?2 ORDER BY desk, article")
        rows.bind(tenant.rawValue, at: 1)
        rows.bind(person, at: 2)
        defer { rows.reset() }
        var votes: [ArticleVote] = []
        while try rows.step() {
            votes.append(ArticleVote(desk: rows.text(0), article: rows.text(1), isHelpful: rows.bool(2)))
        }
        return votes
    }

    /// How many sign-ins go with an erasure.
    func credentialCount(of person: ErasedPerson, tenant: TenantID) throws -> Int64 {
        try person.ids.reduce(0) { sum, id in
            let owner: [SQLConditions.Value] = [.integer(tenant.rawValue), .text(id)]
            let tokens = try connection.number("SELECT count(*) FROM tokens WHERE tenant = ? AND person = ?", owner)
            let entries = try connection.number("SELECT count(*) FROM principals WHERE tenant = ? AND id = ?", owner)
            return sum + Int64((tokens ?? 0) + (entries ?? 0))
        }
    }

    /// The scope in which a step finds and counts.
    func scope(of person: ErasedPerson, tenant: TenantID) -> ErasureScope {
        ErasureScope(
            connection, reads: reads, conversations: conversations, desks: DeskCache(reads), tenant: tenant,
            person: person, writes: nil)
    }
}
