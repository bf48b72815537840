internal import TicketCore

extension ReadSession {
    func articleRating(desk: String, article: String, tenant: String) throws -> ArticleRating {
        guard let tenant = try connection.tenantID(tenant) else { return ArticleRating(desk: desk, article: article) }
        return try connection.articleRating(desk: desk, article: article, tenant: tenant)
    }

    func articleRatings(
        desk: String, after article: String?, limit: Int, tenant: String
    ) throws -> [ArticleRating] {
        guard let tenant = try connection.tenantID(tenant) else { return [] }
        return try connection.articleRatings(desk: desk, after: article, limit: limit, tenant: tenant)
    }

    func views(of owner: SavedView.Owner, tenant: String) throws -> [SavedView] {
        guard let tenant = try connection.tenantID(tenant) else { return [] }
        return try connection.views(of: owner, tenant: tenant)
    }
}
