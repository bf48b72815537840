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

    @Option(
        help: ArgumentHelp("A file to send first, in a chat that has a ticket; may be given again.", valueName: "file"))
    var attach: [String] = []

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
        let files = attach.isEmpty ? [] : try await upload(to: id, in: session)
        try await LiveChat(session: session, conversationID: id, lastMessageID: after, firstFileIDs: files).run()
    }

    /// Files hang on the chat's ticket.
    private func upload(to id: String, in session: Session) async throws -> [String] {
        let conversation = try await session.client.conversations.getConversation(GetConversationRequest(id: id))
        guard conversation.ticketNumber != 0 else {
            throw ValidationError("this chat has no ticket yet, and files hang on tickets; send them when it has one")
        }
        var ids: [String] = []
        for path in attach {
            ids.append(try await FileUpload(path: path, number: conversation.ticketNumber).run(in: session).id)
        }
        return ids
    }
}
