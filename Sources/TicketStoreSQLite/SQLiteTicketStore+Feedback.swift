public import TicketCore

extension SQLiteTicketStore {
    public func rate(_ vote: ArticleVote, tenant: String, for request: StoreRequest) async throws -> ArticleRating {
        try await administer { try $0.rate(vote, tenant: tenant, for: request) }
    }

    public func articleRating(desk: String, article: String, tenant: String) async throws -> ArticleRating {
        try await readers.read { try $0.articleRating(desk: desk, article: article, tenant: tenant) }
    }

    public func articleRatings(
        desk: String, after article: String?, limit: Int, tenant: String
    ) async throws -> [ArticleRating] {
        try await readers.read { try $0.articleRatings(desk: desk, after: article, limit: limit, tenant: tenant) }
    }

    public func save(_ view: SavedView, tenant: String, for request: StoreRequest) async throws {
        try await administer { try $0.save(view, tenant: tenant, for: request) }
    }

    public func views(of owner: SavedView.Owner, tenant: String) async throws -> [SavedView] {
        try await readers.read { try $0.views(of: owner, tenant: tenant) }
    }

    public func deleteView(
        _ name: String, of owner: SavedView.Owner, tenant: String, for request: StoreRequest
    ) async throws -> Bool {
        try await administer { try $0.deleteView(name, of: owner, tenant: tenant, for: request) }
    }
}
