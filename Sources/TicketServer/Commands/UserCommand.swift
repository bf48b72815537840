internal import ArgumentParser
internal import TicketCore
internal import TicketService

/// `ticketd user`: people who may call.
struct UserCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "user", abstract: "Manage people, while the server is stopped.", subcommands: [Add.self])

    /// `ticketd user add`.
    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Add a person, or change one, and print a new token.",
            discussion: "The token is printed once; only a digest of it is kept.")

        @OptionGroup var store: StoreOptions

        @Option(help: "The mail address; it names the person.")
        var email: String

        @Option(help: "The name to show.")
        var name: String

        @Option(help: "requester, agent or admin.", transform: Argument.role)
        var role = Role.requester

        @Option(help: "The customer account; for requesters.")
        var account: String?

        @Option(
            help: ArgumentHelp("The person's language, such as es-MX.", valueName: "tag"),
            transform: Argument.languageTag)
        var locale: LanguageTag?

        func validate() throws {
            guard EmailAddress(email) != nil else {
                throw ValidationError("--email: \"\(email)\" is no mail address, such as ana@example.com")
            }
            guard role.isStaff || role == .requester else {
                throw ValidationError(
                    "--role: requester, agent or admin; for programs there is \"ticketd service add\"")
            }
            guard account == nil || role == .requester else {
                throw ValidationError("--account: only requesters belong to one")
            }
        }

        func run() async throws {
            try await store.withStore { store, tenant in
                let present = try await store.principal(named: email, tenant: tenant)
                let person = PersonReference(
                    id: present?.person.id ?? Identifier.random(), name: name, email: email, role: role,
                    account: account)
                try await store.add(Principal(person: person, locale: locale), token: .random(.person), tenant: tenant)
            }
        }
    }
}
