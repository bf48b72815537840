internal import ProtobufC
internal import TicketMessages

/// A page of conversations.
struct ConversationListView: OutputView {
    let page: ListConversationsResponse

    var reply: any ProtobufMessage { page }
    var resources: [any ProtobufMessage] { page.conversations }
    var ids: [String] { page.conversations.map(\.id) }

    func text(_ style: TextStyle) -> String {
        Table(["ID", "DESK", "STATE", "TICKET", "CREATED BY", "UPDATED", "SUBJECT"], rows: page.conversations.map(row))
            .text(style)
    }

    private func row(_ conversation: Conversation) -> [String] {
        [
            conversation.id, conversation.desk, EnumWord.word(conversation.state), conversation.ticketText,
            conversation.requester?.shortText ?? "", RFC3339.text(conversation.updateTime), conversation.subject,
        ]
    }
}
