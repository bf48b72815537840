internal import ArgumentParser

/// `ticketctl person`.
struct PersonGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "person", abstract: "Erase customers, and hand over what is kept of them; for admins.",
        subcommands: [ErasePersonCommand.self, ExportPersonCommand.self])
}
