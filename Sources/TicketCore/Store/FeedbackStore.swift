/// A store that keeps what readers think of the help.
public protocol FeedbackStore: Sendable {
    /// Takes a reader's vote, in the place of an earlier one on the same article, and answers how the article stands.
    ///
    /// Throws `Refusal.requestIDReused`, and `LimitReached` for somebody who has rated ``ArticleVote/articlesMax``.
    func rate(_ vote: ArticleVote, tenant: String, for request: StoreRequest) async throws -> ArticleRating
    /// How an article stands.
    func articleRating(desk: String, article: String, tenant: String) async throws -> ArticleRating
    /// How the articles of a desk stand, in the order of the bytes of their names, behind one of them (nil for the
    /// first page).
    func articleRatings(
        desk: String, after article: String?, limit: Int, tenant: String
    ) async throws -> [ArticleRating]
}
