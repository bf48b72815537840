internal import ArgumentParser
internal import TicketClient

/// `ticketctl chat open`.
struct OpenChatCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "open", abstract: "Show a chat and talk in it.",
        discussion: """
            Each line of standard input is said; control-D leaves, and the chat stays open. A chat that is closed is \
            shown and left. After a lost connection it goes on where it was.
            """)

    @Argument(help: "The chat's id, or its ticket's number.", transform: ConversationName.parse)
    var chat: ConversationName

    @Option(help: ArgumentHelp("Show what was said behind this message.", valueName: "id"))
    var after: Int64 = 0

    @OptionGroup var global: GlobalOptions

    var callSubject: CallSubject { chat.callSubject }

    func validate() throws {
        if after < 0 { throw ValidationError("--after is the id of a message, or 0") }
        if global.output == .json || global.output == .id {
            throw ValidationError("a chat has no end; use -o jsonl for one line for each thing that is heard")
        }
    }

    func run(in session: Session) async throws {
        let id = try await chat.id(in: session)
        try await LiveChat(session: session, conversationID: id, lastMessageID: after).run()
    }
}
