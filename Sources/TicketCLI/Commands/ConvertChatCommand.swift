internal import ArgumentParser
internal import TicketClient

/// `ticketctl chat convert`.
struct ConvertChatCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "convert", abstract: "For staff: make a ticket of a chat that has none.")

    @Argument(help: "The chat's id.") var id: String

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("What the ticket is about; the chat's subject if left out.", valueName: "text"))
    var subject: String = ""

    @Option(help: ArgumentHelp("One of the desk's issue types; `ticketctl desk show` lists them.", valueName: "key"))
    var type: String = ""

    @Option(help: ArgumentHelp("The tier that is to have it; the desk's first if left out.", valueName: "key"))
    var tier: String = ""

    @OptionGroup var mutation: MutationOptions
    @OptionGroup var global: GlobalOptions

    var givenRequestID: String? { mutation.requestID }
    var isMutation: Bool { true }

    func run(in session: Session) async throws {
        let request = ConvertConversationRequest(
            id: id, subject: subject, issueType: type, tier: tier, requestID: session.requestID)
        let ticket = try await session.client.conversations.convertConversation(request)
        try session.printer.print(TicketView(ticket: ticket))
    }
}
