internal import ArgumentParser
internal import TicketClient

/// `ticketctl token`.
struct TokenGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token", abstract: "Make, list and revoke services' tokens; for admins.",
        subcommands: [CreateTokenCommand.self, ListTokensCommand.self, RevokeTokenCommand.self])
}

/// `ticketctl token create`.
struct CreateTokenCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "create", abstract: "Make a token for a service, and the service if there is none.",
        discussion: "The token is shown once. A client certificate needs none: name it instead.")

    @Argument(help: "The name of the service.") var service: String

    @Option(help: ArgumentHelp("What it allows, such as ticket.read; once for each.", valueName: "scope"))
    var scope: [String]

    @Option(help: ArgumentHelp("What it is for.", valueName: "text"))
    var description: String = ""

    @Option(
        help: ArgumentHelp("From when on it is not taken; never if left out.", valueName: "time"),
        transform: RFC3339.parse)
    var expires: GoogleProtobufTimestamp?

    @Option(
        help: ArgumentHelp(
            "A name of the service's client certificate, such as uri:spiffe://example.com/portal or dns:HOST, in "
                + "the place of a token.", valueName: "name"))
    var certificate: String = ""

    @OptionGroup var mutation: MutationOptions
    @OptionGroup var global: GlobalOptions

    var givenRequestID: String? { mutation.requestID }
    var isMutation: Bool { true }

    func run(in session: Session) async throws {
        let token = try await session.client.identity.createServiceToken(
            CreateServiceTokenRequest(
                service: service, scopes: scope, description: description, expireTime: expires,
                requestID: session.requestID, certificate: certificate))
        try session.printer.print(TokenView(token: token))
        if certificate.isEmpty { session.note("the token is shown this once") }
    }
}

/// `ticketctl token list`.
struct ListTokensCommand: ClientCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List services' tokens.")

    @Option(help: ArgumentHelp("Only tokens of this service.", valueName: "name"))
    var service: String = ""

    @OptionGroup var paging: PagingOptions
    @OptionGroup var global: GlobalOptions

    func run(in session: Session) async throws {
        try await paging.list(session, things: "tokens", view: TokenListView.init) { size, token in
            try await session.client.identity.listServiceTokens(
                ListServiceTokensRequest(service: service, pageSize: size, pageToken: token))
        }
    }
}

/// `ticketctl token revoke`.
struct RevokeTokenCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "revoke", abstract: "Take a token away from a service, at once.")

    @Argument(help: "The id of the token.") var id: String
    @OptionGroup var global: GlobalOptions

    func run(in session: Session) async throws {
        _ = try await session.client.identity.revokeServiceToken(RevokeServiceTokenRequest(id: id))
        session.note("revoked")
    }
}
