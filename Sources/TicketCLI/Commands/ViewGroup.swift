internal import ArgumentParser

/// `ticketctl ticket view`.
struct ViewGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "view", abstract: "Keep lists of tickets under names; `ticketctl ticket list --view` shows one.",
        subcommands: [SaveViewCommand.self, ListViewsCommand.self, DeleteViewCommand.self])
}
