internal import ProtobufC
internal import TicketMessages

/// One conversation.
struct ConversationView: OutputView {
    let conversation: Conversation

    var reply: any ProtobufMessage { conversation }
    var ids: [String] { [conversation.id] }

    func text(_ style: TextStyle) -> String {
        let subject = conversation.subject.isEmpty ? "" : "  \(conversation.subject)"
        return Card(title: "chat \(conversation.id)\(subject)", fields: fields, body: conversation.notice).text(style)
    }

    private var fields: [(name: String, value: String)] {
        [
            ("state", EnumWord.word(conversation.state)),
            ("desk", conversation.desk),
            ("ticket", conversation.ticketText),
            ("created by", conversation.requester?.text ?? ""),
            ("created", RFC3339.text(conversation.createTime)),
            ("updated", RFC3339.text(conversation.updateTime)),
            ("locale", conversation.locale),
            ("service resumes", RFC3339.text(conversation.serviceResumeTime)),
        ]
    }
}

extension Conversation {
    /// The ticket's number as people write it; empty without a ticket.
    var ticketText: String { ticketNumber == 0 ? "" : TicketNumber.text(ticketNumber) }
}
