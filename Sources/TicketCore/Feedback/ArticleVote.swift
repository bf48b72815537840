/// What a reader says of an article of a desk's help.
public struct ArticleVote: Sendable, Hashable {
    /// How many articles one person may rate.
    public static let articlesMax = 1_000

    /// The key of the desk.
    public var desk: String
    /// The article, as the help names it.
    public var article: String
    /// Whether it helped.
    public var isHelpful: Bool

    /// A reader's word on an article.
    public init(desk: String, article: String, isHelpful: Bool) {
        self.desk = desk
        self.article = article
        self.isHelpful = isHelpful
    }
}
