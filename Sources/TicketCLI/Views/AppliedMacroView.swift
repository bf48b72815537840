internal import ProtobufC
internal import TicketMessages

/// A ticket after a macro, below what the macro wrote.
struct AppliedMacroView: OutputView {
    let applied: ApplyMacroResponse

    var reply: any ProtobufMessage { applied }
    var resources: [any ProtobufMessage] { applied.ticket.map { [$0] } ?? [] }
    var ids: [String] { applied.ticket.map { [String($0.number)] } ?? [] }

    func text(_ style: TextStyle) -> String {
        let comment = applied.comment.map { CommentText.text($0, style) + "\n" } ?? ""
        return comment + (applied.ticket.map { TicketView(ticket: $0).text(style) } ?? "")
    }
}
