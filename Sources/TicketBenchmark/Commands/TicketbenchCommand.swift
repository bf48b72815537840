internal import ArgumentParser
internal import TicketMessages

/// The root of the command line.
struct TicketbenchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ticketbench",
        abstract: "Puts a load on a ticketd and measures what becomes of it.",
        discussion: """
            The report goes to standard output. The exit status is 0; 99 when a threshold does not hold; 2 for a \
            command line that is wrong; 64 plus the number of the status code when the run cannot be prepared, such as \
            78 for UNAVAILABLE; 130 when interrupted.
            """,
        version: "ticketbench \(TicketVersion.current)",
        subcommands: [RunCommand.self, CompareCommand.self], defaultSubcommand: RunCommand.self)
}
