internal import ArgumentParser
internal import TicketClient

/// `ticketctl chat start`.
struct StartChatCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "start", abstract: "Start a chat and talk in it.",
        discussion: """
            Each line of standard input is said; control-D leaves, and the chat stays open. With -o json or -o id the \
            chat is started and nothing is said; with -o jsonl everything that is heard is written, a line each.
            """)

    @Option(help: ArgumentHelp("The desk to talk to, such as live-chat.", valueName: "key"))
    var desk: String

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "What it is about, in one line; desks that make a ticket of it ask for it.", valueName: "text"))
    var subject: String = ""

    @Option(parsing: .unconditional, help: ArgumentHelp("The first message.", valueName: "text"))
    var body: String = ""

    @Option(help: ArgumentHelp("The language that you write in, such as es-MX.", valueName: "tag"))
    var locale: String = ""

    @OptionGroup var mutation: MutationOptions
    @OptionGroup var global: GlobalOptions

    var callSubject: CallSubject { .desk(desk) }
    var givenRequestID: String? { mutation.requestID }
    var isMutation: Bool { true }

    func run(in session: Session) async throws {
        let request = StartConversationRequest(
            conversation: Conversation(desk: desk, subject: subject, locale: locale), body: body,
            requestID: session.requestID)
        let conversation = try await session.client.conversations.startConversation(request)
        switch session.printer.format {
        case .json, .id: try session.printer.print(ConversationView(conversation: conversation))
        case .table, .jsonl: try await LiveChat(session: session, conversationID: conversation.id).run()
        }
    }
}
