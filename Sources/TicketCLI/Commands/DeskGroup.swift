internal import ArgumentParser

/// `ticketctl desk`.
struct DeskGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "desk", abstract: "Read desks.", subcommands: [ListDesksCommand.self, ShowDeskCommand.self])
}
