internal import ProtobufC
internal import TicketMessages

/// Articles and how they are found.
struct ArticleListView: OutputView {
    let page: ListArticleRatingsResponse
    let reply: any ProtobufMessage

    var resources: [any ProtobufMessage] { page.articleRatings }
    var ids: [String] { page.articleRatings.map(\.article) }

    func text(_ style: TextStyle) -> String {
        Table(["DESK", "ARTICLE", "HELPFUL", "NOT HELPFUL"], rows: page.articleRatings.map(row)).text(style)
    }

    private func row(_ rating: ArticleRating) -> [String] {
        [rating.desk, rating.article, String(rating.helpfulCount), String(rating.unhelpfulCount)]
    }
}
