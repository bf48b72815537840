internal import TicketCore

extension Administration {
    /// Takes a vote, and counts it in the place of an earlier one.
    func rate(_ vote: ArticleVote, tenant name: String, for request: StoreRequest) throws -> ArticleRating {
        let tenant = try ensureTenant(name)
        if try !isRepeated(request, tenant: tenant) { try take(vote, of: request.person, tenant: tenant) }
        return try connection.articleRating(desk: vote.desk, article: vote.article, tenant: tenant)
    }

    private func take(_ vote: ArticleVote, of person: String, tenant: TenantID) throws {
        let old = try vote.earlier(of: person, tenant: tenant, connection)
        if old == nil {
            let count = try connection.number(
                "SELECT count(*) FROM article_votes WHERE tenant = ? AND person = ?",
                [.integer(tenant.rawValue), .text(person)])
            guard count ?? 0 < ArticleVote.articlesMax else { throw LimitReached.articles }
        }
        try connection.run(
            "INSERT OR REPLACE INTO article_votes (tenant, person, desk, article, helpful) VALUES (?, ?, ?, ?, ?)",
            [.integer(tenant.rawValue), .text(person), .text(vote.desk), .text(vote.article), vote.isHelpful.value])
        func change(_ isHelpful: Bool) -> Int64 {
            (vote.isHelpful == isHelpful ? 1 : 0) - (old == isHelpful ? 1 : 0)
        }
        try connection.run(
            """
            INSERT INTO article_ratings (tenant, desk, article, helpful_count, unhelpful_count) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET helpful_count = helpful_count + excluded.helpful_count,
                unhelpful_count = unhelpful_count + excluded.unhelpful_count
            """,
            [
                .integer(tenant.rawValue), .text(vote.desk), .text(vote.article), .integer(change(true)),
                .integer(change(false)),
            ])
    }

    /// Keeps a view.
    func save(_ view: SavedView, tenant name: String, for request: StoreRequest) throws {
        let tenant = try ensureTenant(name)
        if try isRepeated(request, tenant: tenant) { return }
        let owner = SQLConditions.Value.text(view.owner.column)
        let others = try connection.number(
            "SELECT count(*) FROM views WHERE tenant = ? AND owner = ? AND name <> ?",
            [.integer(tenant.rawValue), owner, .text(view.name)])
        guard others ?? 0 < SavedView.viewsMax else { throw LimitReached.views }
        try connection.run(
            "INSERT OR REPLACE INTO views (tenant, owner, name, definition) VALUES (?, ?, ?, ?)",
            [.integer(tenant.rawValue), owner, .text(view.name), .blob(view.definition)])
    }

    /// Deletes a view.
    func deleteView(
        _ view: String, of owner: SavedView.Owner, tenant name: String, for request: StoreRequest
    ) throws -> Bool {
        let tenant = try ensureTenant(name)
        if try isRepeated(request, tenant: tenant) { return true }
        let row = try connection.run(
            "DELETE FROM views WHERE tenant = ? AND owner = ? AND name = ?",
            [.integer(tenant.rawValue), .text(owner.column), .text(view)])
        return row.changes > 0
    }

    /// Whether a request was carried out before; if not, it is noted, and the person's oldest are forgotten.
    func isRepeated(_ request: StoreRequest, tenant: TenantID) throws -> Bool {
        guard let key = request.key else { return false }
        let name: [SQLConditions.Value] = [.integer(tenant.rawValue), .text(request.person), .text(key.requestID)]
        let known = try connection.first(
            "SELECT fingerprint FROM call_requests WHERE tenant = ? AND person = ? AND request_id = ?", name
        ) { $0.bytes(0) }
        if let known {
            guard known == key.fingerprint else { throw Refusal.requestIDReused(key.requestID) }
            return true
        }
        let time = request.now.microsecondsSinceEpoch
        let (oldest, overflow) = time.subtractingReportingOverflow(IdempotencyKey.keptMicroseconds)
        if !overflow {
            try connection.run(
                "DELETE FROM call_requests WHERE tenant = ? AND person = ? AND time < ?",
                [.integer(tenant.rawValue), .text(request.person), .integer(oldest)])
        }
        try connection.run(
            "INSERT INTO call_requests (tenant, person, request_id, fingerprint, time) VALUES (?, ?, ?, ?, ?)",
            name + [.blob(key.fingerprint), .integer(time)])
        return false
    }
}

extension ArticleVote {
    /// What the person said before; nil for nothing.
    fileprivate func earlier(of person: String, tenant: TenantID, _ connection: Connection) throws -> Bool? {
        try connection.first(
            "SELECT helpful FROM article_votes WHERE tenant = ? AND person = ? AND desk = ? AND article = ?",
            [.integer(tenant.rawValue), .text(person), .text(desk), .text(article)]
        ) { $0.bool(0) }
    }
}

extension Bool {
    fileprivate var value: SQLConditions.Value { .integer(self ? 1 : 0) }
}
