internal import ArgumentParser
internal import TicketClient

/// `ticketctl login`.
struct LoginCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "login", abstract: "Sign in with your mail address and password.",
        discussion: """
            The session is kept in ticketctl/contexts under XDG_CONFIG_HOME (~/.config), readable by you alone, and goes \
            on by itself. Commands use it for its server unless --token or TICKET_TOKEN says otherwise. Without a password \
            yet: ticketctl password reset.
            """)

    @Argument(help: "Your mail address.") var email: String

    @Option(help: ArgumentHelp("Keep the session under this name.", valueName: "name"))
    var context = "default"

    @OptionGroup var password: PasswordOption
    @OptionGroup var global: GlobalOptions

    func validate() throws {
        guard Context.isName(context) else {
            throw ValidationError("--context: 1 to 64 letters, digits, \"-\", \"_\" and \".\"")
        }
    }

    func run(in session: Session) async throws {
        guard let file = ContextFile(console: session.console) else { throw ContextFailure.noPlace }
        // Read first, so that nobody signs in whose session cannot be kept.
        _ = try file.read()
        let secret = try password.read("Password", console: session.console)
        let tokens = try await session.client.identity.signIn(SignInRequest(email: email, password: secret))
        var kept = Context(
            name: context, server: session.server, email: tokens.person?.email ?? email, accessToken: "",
            accessExpireSeconds: 0, refreshToken: "")
        kept.take(tokens)
        try file.change { contexts in
            contexts.keep(kept)
            contexts.use(context)
        }
        session.note("signed in as \(tokens.person?.name ?? email); the context is \(context)")
    }
}
