public import ArgumentParser

/// The program `ticketd`.
public struct TicketdCommand: AsyncParsableCommand {
    public static let configuration = CommandConfiguration(
        commandName: "ticketd", abstract: "The support-ticket service.",
        subcommands: [ServeCommand.self, UserCommand.self, ServiceCommand.self])

    public init() {}
}
