internal import ProtobufC
internal import TicketMessages

/// One ticket in full.
struct TicketView: OutputView {
    let ticket: Ticket

    var reply: any ProtobufMessage { ticket }
    var ids: [String] { [String(ticket.number)] }

    func text(_ style: TextStyle) -> String {
        Card(title: "\(ticket.numberText)  \(ticket.subject)", fields: fields, body: ticket.description).text(style)
    }

    private var fields: [(name: String, value: String)] {
        [
            ("status", ticket.statusText),
            ("waiting on", ticket.waitingOnText),
            ("issue type", ticket.issueTypeText),
            ("desk", ticket.desk),
            ("created by", ticket.requester?.text ?? ""),
            ("created", RFC3339.text(ticket.createTime)),
            ("updated", RFC3339.text(ticket.updateTime)),
            ("access", ticket.shared ? "everybody of the account" : "the requester only"),
            ("told", ticket.ccEmails.joined(separator: ", ")),
            ("locale", ticket.locale),
            ("channel", EnumWord.word(ticket.channel)),
            ("comments", String(ticket.commentCount)),
            ("etag", ticket.etag),
        ] + ticket.targets.map { (EnumWord.word($0.kind), ServiceTargetText.state($0)) }
    }
}
