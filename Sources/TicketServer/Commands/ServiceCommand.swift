internal import ArgumentParser
internal import TicketCore
internal import TicketService

/// `ticketd service`: programs that may call.
struct ServiceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "service", abstract: "Manage services, while the server is stopped.", subcommands: [Add.self])

    /// `ticketd service add`.
    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Add a service, or change one, and print a new token.",
            discussion: "The token is printed once; only a digest of it is kept.")

        @OptionGroup var store: StoreOptions

        @Option(help: "What the service is called; it names the service.")
        var name: String

        @Option(
            help: ArgumentHelp("What it may do, once for each: \(Argument.scopes).", valueName: "scope"),
            transform: Argument.scope)
        var scope: [Scope]

        func run() async throws {
            try await store.withStore { store, tenant in
                let present = try await store.principal(named: name, tenant: tenant)
                let person = PersonReference(
                    id: present?.person.id ?? Identifier.random(), name: name, email: "", role: .service)
                try await store.keep(Principal(person: person, scopes: Set(scope)), before: present, tenant: tenant)
                try await store.addToken(of: person, tenant: tenant)
            }
        }
    }
}
