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
            abstract: "Add a person, or change the one of the address, and print a new token.",
            discussion: """
                The token is printed once; only a digest of it is kept. With --password-stdin the person gets a password \
                and no token, and counts as the owner of the address.
                """)

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

        @Flag(help: "Set the password that is on the first line of standard input; the person's sessions end.")
        var passwordStdin = false

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
            let hash = passwordStdin ? try await OperatorPassword.hash(readLine() ?? "", email: email) : nil
            try await store.withStore { store, tenant in
                let present = try await store.account(address: email, tenant: tenant)?.principal
                let person = PersonReference(
                    id: present?.person.id ?? Identifier.random(), name: name, email: email, role: role,
                    account: account)
                try await store.keep(Principal(person: person, locale: locale), before: present, tenant: tenant)
                guard let hash else { return try await store.addToken(of: person.id, tenant: tenant) }
                let now = SystemClock.now()
                _ = try await store.setPassword(
                    of: person.id, hash: hash, verifyTime: now,
                    audit: AuditEntry(
                        time: now, kind: .passwordChanged, actorID: AuditEntry.operatorID, subjectID: person.id),
                    tenant: tenant)
            }
        }
    }
}
