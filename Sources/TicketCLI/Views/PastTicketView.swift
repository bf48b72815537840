internal import ProtobufC
internal import TicketMessages

/// A ticket as it was, with what had been said on it.
struct PastTicketView: OutputView {
    let past: GetTicketAtResponse

    var reply: any ProtobufMessage { past }
    var ids: [String] { past.ticket.map { [String($0.number)] } ?? [] }

    func text(_ style: TextStyle) -> String {
        let comments = past.comments.map { "\n" + CommentText.text($0, style) }.joined()
        return (past.ticket.map { TicketView(ticket: $0).text(style) } ?? "") + comments
    }
}
