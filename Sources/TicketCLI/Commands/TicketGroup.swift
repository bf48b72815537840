internal import ArgumentParser

/// `ticketctl ticket`.
struct TicketGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ticket",
        abstract: "Submit, read, change and follow tickets.",
        subcommands: [
            CreateTicketCommand.self, GetTicketCommand.self, ListTicketsCommand.self, UpdateTicketCommand.self,
            CommentCommand.self, ListCommentsCommand.self, TransitionCommand.self, ListTransitionsCommand.self,
            ExplainTargetsCommand.self, WatchCommand.self,
        ])
}
