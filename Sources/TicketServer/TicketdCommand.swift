internal import ArgumentParser
internal import TicketMessages

/// The program `ticketd`.
struct TicketdCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ticketd", abstract: "The support-ticket service.", version: "ticketd \(TicketVersion.current)",
        subcommands: [
            ServeCommand.self, UserCommand.self, ServiceCommand.self, BackupCommand.self, RestoreCommand.self,
            CheckCommand.self, MigrateCommand.self, CompactCommand.self, KeysCommand.self,
        ])
}
