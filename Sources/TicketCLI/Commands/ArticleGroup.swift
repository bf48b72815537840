internal import ArgumentParser

/// `ticketctl article`.
struct ArticleGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "article", abstract: "Say whether help articles helped, and see what others say.",
        subcommands: [RateArticleCommand.self, ListArticleRatingsCommand.self])
}
