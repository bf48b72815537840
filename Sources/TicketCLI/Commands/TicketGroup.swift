internal import ArgumentParser

/// `ticketctl ticket`.
struct TicketGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ticket",
        abstract: "Submit, read, change and follow tickets.",
        subcommands: [
            CreateTicketCommand.self, GetTicketCommand.self, ListTicketsCommand.self, UpdateTicketCommand.self,
            CommentCommand.self, ListCommentsCommand.self, TransitionCommand.self, ListTransitionsCommand.self,
            ExplainTargetsCommand.self, WatchCommand.self, SearchTicketsCommand.self, ViewGroup.self,
            AssignCommand.self, EscalateCommand.self, TrackCommand.self, RateCommand.self, ParticipantGroup.self,
            TagCommand.self, SetFieldsCommand.self, LinkCommand.self, UnlinkCommand.self, MergeCommand.self,
            UnmergeCommand.self, MoveTicketCommand.self, DeleteTicketCommand.self, UndeleteTicketCommand.self,
            BulkCommand.self, MigrateCommand.self,
        ])
}
