/// How readers find an article of a desk's help.
public struct ArticleRating: Sendable, Hashable {
    /// The key of the desk.
    public var desk: String
    /// The article, as the help names it.
    public var article: String
    /// How many found it helpful.
    public var helpfulCount: Int64
    /// How many did not.
    public var unhelpfulCount: Int64

    /// A rating; by default that of an article on which nobody has said anything.
    public init(desk: String, article: String, helpfulCount: Int64 = 0, unhelpfulCount: Int64 = 0) {
        self.desk = desk
        self.article = article
        self.helpfulCount = helpfulCount
        self.unhelpfulCount = unhelpfulCount
    }
}
