internal import ProtobufC
internal import TicketMessages

/// A comment that was just added, and where the ticket stands with it.
struct AddedCommentView: OutputView {
    let added: AddCommentResponse

    var reply: any ProtobufMessage { added }
    var resources: [any ProtobufMessage] { added.comment.map { [$0] } ?? [] }
    var ids: [String] { added.comment.map { [String($0.id)] } ?? [] }

    func text(_ style: TextStyle) -> String {
        let comment = added.comment.map { CommentText.text($0, style) } ?? "it became a new ticket\n"
        guard let ticket = added.ticket else { return comment }
        let waitingOn = ticket.waitingOnText.isEmpty ? "" : ", waiting on \(ticket.waitingOnText)"
        return comment + Escaping.line("\(ticket.numberText) is \(ticket.statusText)\(waitingOn)") + "\n"
    }
}
