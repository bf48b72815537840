internal import ArgumentParser
internal import TicketClient

/// `ticketctl chat close`.
struct CloseChatCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "close", abstract: "End a chat, and with it its ticket. It stays readable.")

    @Argument(help: "The chat's id, or its ticket's number.", transform: ConversationName.parse)
    var chat: ConversationName

    @OptionGroup var mutation: MutationOptions
    @OptionGroup var global: GlobalOptions

    var callSubject: CallSubject { chat.callSubject }
    var givenRequestID: String? { mutation.requestID }
    var isMutation: Bool { true }

    func run(in session: Session) async throws {
        let request = CloseConversationRequest(id: try await chat.id(in: session), requestID: session.requestID)
        let conversation = try await session.client.conversations.closeConversation(request)
        try session.printer.print(ConversationView(conversation: conversation))
    }
}
