internal import ArgumentParser

/// `ticketctl mail`.
struct MailGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mail", abstract: "Bring mail in, and look after mail that needs a person.",
        subcommands: [
            IngestMailCommand.self, ListQuarantineCommand.self, ShowMailCommand.self, ReleaseMailCommand.self,
            DiscardMailCommand.self, ListDeadLettersCommand.self, RetryDeadLetterCommand.self,
        ])
}
