public import ArgumentParser

/// The program `ticket-conformance`.
@available(macOS 10.15, *)
public struct ConformanceCommand: AsyncParsableCommand {
    public static let configuration = CommandConfiguration(
        commandName: "ticket-conformance", abstract: "Prove that a server or a client speaks ttrpc.",
        subcommands: [
            ServerCommand.self, ClientCommand.self, TasksCommand.self, PerformCommand.self, TableCommand.self,
        ], defaultSubcommand: ServerCommand.self)

    public init() {}
}
