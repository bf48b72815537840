internal import ArgumentParser

/// `ticketctl macro`.
struct MacroGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "macro", abstract: "List and apply a desk's macros.",
        subcommands: [ListMacrosCommand.self, ApplyMacroCommand.self])
}
