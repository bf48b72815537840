public import TicketCore

extension InMemoryTicketStore {
    public func rate(_ vote: ArticleVote, tenant: String, for request: StoreRequest) async throws -> ArticleRating {
        try changingTenant(tenant) { try $0.rate(vote, for: request) }
    }

    public func articleRating(desk: String, article: String, tenant: String) async throws -> ArticleRating {
        try locked { $0.tenant(tenant).rating(TenantState.Article(desk: desk, article: article)) }
    }

    public func articleRatings(
        desk: String, after article: String?, limit: Int, tenant: String
    ) async throws -> [ArticleRating] {
        try locked { $0.tenant(tenant).ratings(desk: desk, after: article, limit: limit) }
    }

    public func save(_ view: SavedView, tenant: String, for request: StoreRequest) async throws {
        try changingTenant(tenant) { try $0.save(view, for: request) }
    }

    public func views(of owner: SavedView.Owner, tenant: String) async throws -> [SavedView] {
        try locked { $0.tenant(tenant).views(of: owner) }
    }

    public func deleteView(
        _ name: String, of owner: SavedView.Owner, tenant: String, for request: StoreRequest
    ) async throws -> Bool {
        try changingTenant(tenant) { try $0.deleteView(name, of: owner, for: request) }
    }

    /// Changes a tenant's data, all of it or, where it throws, none.
    func changingTenant<Value: Sendable>(
        _ tenant: String, _ body: (inout TenantState) throws -> Value
    ) throws -> Value {
        try locked { state in
            var copy = state.tenant(tenant)
            let value = try body(&copy)
            state.tenants[tenant] = copy
            return value
        }
    }
}
