internal import ProtobufC
internal import TicketMessages

/// A page of a ticket's comments, one under the other as in a conversation.
struct CommentListView: OutputView {
    let page: ListCommentsResponse

    var reply: any ProtobufMessage { page }
    var resources: [any ProtobufMessage] { page.comments }
    var ids: [String] { page.comments.map { String($0.id) } }

    func text(_ style: TextStyle) -> String {
        page.comments.map { CommentText.text($0, style) }.joined(separator: "\n")
    }
}
