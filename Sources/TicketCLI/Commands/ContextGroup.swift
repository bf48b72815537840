internal import ArgumentParser
internal import ProtobufC

/// `ticketctl context`.
struct ContextGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "context", abstract: "See and choose where you have signed in.",
        subcommands: [ListContextsCommand.self, UseContextCommand.self, ShowContextCommand.self])
}

/// `ticketctl context list`.
struct ListContextsCommand: OfflineCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the contexts; the one in use has an asterisk.")

    @OptionGroup var global: GlobalOptions

    func run(_ printer: Printer) throws -> ExitStatus {
        try printer.printContexts { Array($0.all) }
        return .success
    }
}

/// `ticketctl context use`.
struct UseContextCommand: OfflineCommand {
    static let configuration = CommandConfiguration(commandName: "use", abstract: "Use a context from now on.")

    @Argument(help: "The name of the context.") var name: String
    @OptionGroup var global: GlobalOptions

    func run(_ printer: Printer) throws -> ExitStatus {
        guard let file = ContextFile(console: printer.console) else { throw ContextFailure.noPlace }
        try file.change { contexts in
            guard contexts[name] != nil else {
                throw ValidationError("there is no context \(name); `ticketctl context list` shows them")
            }
            contexts.use(name)
        }
        return .success
    }
}

/// `ticketctl context show`.
struct ShowContextCommand: OfflineCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show the context that is used.")

    @OptionGroup var global: GlobalOptions

    func run(_ printer: Printer) throws -> ExitStatus {
        try printer.printContexts { contexts in
            guard let current = contexts.current else {
                throw ValidationError("no context is used; `ticketctl login` makes one")
            }
            return [current]
        }
        return .success
    }
}

extension Printer {
    /// Writes what is known of contexts, without their tokens.
    fileprivate func printContexts(_ choose: (Contexts) throws -> [Context]) throws {
        guard let file = ContextFile(console: console) else { throw ContextFailure.noPlace }
        let contexts = try file.read()
        let chosen = try choose(contexts)
        switch format {
        case .table:
            let rows = chosen.map { [$0.name == contexts.currentName ? "*" : "", $0.name, $0.server, $0.email] }
            try console.write(Table(["", "CONTEXT", "SERVER", "EMAIL"], rows: rows).text(console.outputStyle))
        case .id: try console.write(chosen.map { $0.name + "\n" }.joined())
        case .json, .jsonl:
            for context in chosen {
                try print(json: { writer in
                    writer.beginObject()
                    for (key, value) in [("name", context.name), ("server", context.server), ("email", context.email)] {
                        writer.key(key)
                        writer.value(value)
                    }
                    writer.key("current")
                    writer.value(context.name == contexts.currentName)
                    writer.endObject()
                })
            }
        }
    }
}
