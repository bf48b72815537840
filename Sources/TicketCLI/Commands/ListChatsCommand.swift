internal import ArgumentParser
internal import TicketClient

/// `ticketctl chat list`.
struct ListChatsCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List your chats, or for staff everybody's, newest first.")

    @Option(help: ArgumentHelp("Only chats at this desk.", valueName: "key"))
    var desk: String = ""

    @Option(help: ArgumentHelp("Only chats that are open, or closed.", valueName: "state"), transform: EnumWord.parse)
    var state: ConversationState?

    @Option(help: ArgumentHelp("For staff: only chats of this person; me is you.", valueName: "id"))
    var requester: String = ""

    @OptionGroup var paging: PagingOptions
    @OptionGroup var global: GlobalOptions

    func run(in session: Session) async throws {
        try await paging.list(session, things: "chats", view: ConversationListView.init) { size, token in
            let request = ListConversationsRequest(
                pageSize: size, pageToken: token, desk: desk, state: state ?? .unspecified, requester: requester)
            return try await session.client.conversations.listConversations(request)
        }
    }
}
