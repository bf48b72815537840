internal import ArgumentParser
internal import TicketMessages

/// The root of the command line.
struct TicketctlCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ticketctl",
        abstract: "Works with the tickets of a ticketd.",
        discussion: """
            The result, and nothing else, goes to standard output. The exit status is 0; 2 for a command line that is \
            wrong; 64 plus the number of the status code for a call that failed, such as 69 for NOT_FOUND and 78 for \
            UNAVAILABLE; 130 when interrupted. `mail ingest` speaks to mail servers and has statuses of its own.
            """,
        version: "ticketctl \(TicketVersion.current)",
        subcommands: [
            TicketGroup.self, HistoryCommand.self, ChatGroup.self, AttachmentGroup.self, DeskGroup.self,
            MacroGroup.self, CannedGroup.self, ArticleGroup.self, PersonGroup.self, MailGroup.self, LoginCommand.self,
            LogoutCommand.self, ContextGroup.self, PasswordGroup.self, TokenGroup.self, AuditGroup.self,
            WhoAmICommand.self, DescribeCommand.self, CallCommand.self,
        ])

    // Parsed here as well, so that they may stand before the command's name.
    @OptionGroup(visibility: .hidden) var global: GlobalOptions
}

extension ParsableCommand {
    /// The command line up to the name of a command below this one: `ticketctl ticket get`. This one's own name where
    /// the command is none of its.
    static func path(of command: any ParsableCommand.Type) -> String {
        names(to: command)?.joined(separator: " ") ?? name
    }

    private static var name: String { configuration.commandName ?? "" }

    private static func names(to command: any ParsableCommand.Type) -> [String]? {
        if command == self { return [name] }
        for next in configuration.subcommands {
            if let names = next.names(to: command) { return [name] + names }
        }
        return nil
    }
}
