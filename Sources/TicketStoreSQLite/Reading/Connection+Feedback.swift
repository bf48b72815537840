internal import TicketCore

extension Connection {
    /// Runs a statement that is asked for seldom.
    @discardableResult
    func run(_ sql: String, _ values: [SQLConditions.Value]) throws -> Statement {
        let statement = try statement(sql)
        values.bind(to: statement)
        try statement.run()
        return statement
    }

    /// What `body` makes of the first row; nil if there is none.
    func first<Value>(
        _ sql: String, _ values: [SQLConditions.Value], _ body: (Statement) throws -> Value
    ) throws -> Value? {
        let rows = try statement(sql)
        values.bind(to: rows)
        defer { rows.reset() }
        return try rows.step() ? try body(rows) : nil
    }

    /// The number in the first row.
    func number(_ sql: String, _ values: [SQLConditions.Value]) throws -> Int? {
        try first(sql, values) { $0.int(0) }
    }

    /// How an article stands.
    func articleRating(desk: String, article: String, tenant: TenantID) throws -> ArticleRating {
        let rating = try first(
            """
            SELECT helpful_count, unhelpful_count FROM article_ratings
            WHERE tenant = ? AND desk = ? AND article = ?
            """, [.integer(tenant.rawValue), .text(desk), .text(article)]
        ) { row in
            ArticleRating(
                desk: desk, article: article, helpfulCount: row.int64(0), unhelpfulCount: row.int64(1))
        }
        return rating ?? ArticleRating(desk: desk, article: article)
    }

    /// How the articles of a desk stand, behind one of them.
    func articleRatings(
        desk: String, after article: String?, limit: Int, tenant: TenantID
    ) throws -> [ArticleRating] {
        let rows = try statement(
            """
            SELECT article, helpful_count, unhelpful_count FROM article_ratings
            WHERE tenant = ? AND desk = ? AND article > ? ORDER BY article LIMIT ?
            """)
        // No article is named by nothing.
        let values: [SQLConditions.Value] = [
            .integer(tenant.rawValue), .text(desk), .text(article ?? ""), .integer(Int64(max(0, limit))),
        ]
        values.bind(to: rows)
        defer { rows.reset() }
        var ratings: [ArticleRating] = []
        while try rows.step() {
            ratings.append(
                ArticleRating(
                    desk: desk, article: rows.text(0), helpfulCount: rows.int64(1), unhelpfulCount: rows.int64(2)))
        }
        return ratings
    }

    /// The views of an owner.
    func views(of owner: SavedView.Owner, tenant: TenantID) throws -> [SavedView] {
        let rows = try statement("SELECT name, definition FROM views WHERE tenant = ?1 AND owner = ?2 ORDER BY name")
        rows.bind(tenant.rawValue, at: 1)
        rows.bind(owner.column, at: 2)
        defer { rows.reset() }
        var views: [SavedView] = []
        while try rows.step() {
            views.append(SavedView(owner: owner, name: rows.text(0), definition: rows.bytes(1)))
        }
        return views
    }
}

extension SavedView.Owner {
    /// The owner as a column has it.
    var column: String {
        switch self {
        case .person(let id): "p:" + id
        case .desk(let key): "d:" + key
        }
    }
}
