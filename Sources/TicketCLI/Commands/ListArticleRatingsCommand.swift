internal import ArgumentParser
internal import TicketClient

/// `ticketctl article list`.
struct ListArticleRatingsCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "For staff: list the rated articles of a desk, by name.")

    @Argument(help: "The key of the desk.") var desk: String
    @OptionGroup var paging: PagingOptions
    @OptionGroup var global: GlobalOptions

    var callSubject: CallSubject { .desk(desk) }

    func run(in session: Session) async throws {
        func view(_ page: ListArticleRatingsResponse) -> ArticleListView { ArticleListView(page: page, reply: page) }
        try await paging.list(session, things: "ratings", view: view) { size, token in
            try await session.client.feedback.listArticleRatings(
                ListArticleRatingsRequest(desk: desk, pageSize: size, pageToken: token))
        }
    }
}
