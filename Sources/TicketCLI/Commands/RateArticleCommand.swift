internal import ArgumentParser
internal import TicketClient

/// `ticketctl article rate`.
struct RateArticleCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "rate", abstract: "Say whether a help article helped; what you say last counts.")

    @Argument(help: "The key of the desk.") var desk: String
    @Argument(help: "The article, as the help names it.") var article: String

    @Flag(help: "It helped.") var helpful = false
    @Flag(help: "It did not.") var notHelpful = false

    @OptionGroup var mutation: MutationOptions
    @OptionGroup var global: GlobalOptions

    var callSubject: CallSubject { .desk(desk) }
    var givenRequestID: String? { mutation.requestID }
    var isMutation: Bool { true }

    func validate() throws {
        if helpful == notHelpful { throw ValidationError("give either --helpful or --not-helpful") }
    }

    func run(in session: Session) async throws {
        let request = RateArticleRequest(
            desk: desk, article: article, helpful: helpful, requestID: session.requestID)
        let rating = try await session.client.feedback.rateArticle(request)
        try session.printer.print(
            ArticleListView(page: ListArticleRatingsResponse(articleRatings: [rating]), reply: rating))
    }
}
