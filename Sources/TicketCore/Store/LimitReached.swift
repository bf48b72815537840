/// There is as much of something as there may be.
public struct LimitReached: Error, Sendable, Hashable {
    /// Names the limit for programs.
    public var reason: String
    /// Says what to do.
    public var message: String

    /// A limit that was reached.
    public init(reason: String, message: String) {
        self.reason = reason
        self.message = message
    }

    /// Somebody has rated as many articles as one may.
    public static var articles: LimitReached {
        LimitReached(
            reason: "TOO_MANY_ARTICLES",
            message: "you have rated \(ArticleVote.articlesMax) articles, which is the most")
    }

    /// Somebody, or a desk, has as many views as one may.
    public static var views: LimitReached {
        LimitReached(
            reason: "TOO_MANY_VIEWS",
            message: "there are \(SavedView.viewsMax) views already, which is the most; delete one first")
    }
}
