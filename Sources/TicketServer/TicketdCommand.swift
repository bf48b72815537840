internal import ArgumentParser

/// The program `ticketd`.
struct TicketdCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ticketd", abstract: "The support-ticket service.",
        subcommands: [ServeCommand.self, UserCommand.self, ServiceCommand.self])
}
