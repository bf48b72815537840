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
        work + origin + relations + [
            ("locale", ticket.locale),
            ("channel", EnumWord.word(ticket.channel)),
            ("comments", String(ticket.commentCount)),
            ("etag", ticket.etag),
        ] + ticket.targets.map { (EnumWord.word($0.kind), ServiceTargetText.state($0)) }
    }

    /// Where it stands and who works on it.
    private var work: [(name: String, value: String)] {
        [
            ("status", ticket.statusText),
            ("waiting on", ticket.waitingOnText),
            ("by itself", ticket.timers.map(\.text).joined(separator: ", ")),
        ] + ticket.tracks.map { (name: $0.track, value: $0.text) } + [
            ("assigned to", ticket.assigneeText),
            ("tier", ticket.tier),
            ("issue type", ticket.issueTypeText),
            ("fields", ticket.fields.map { "\($0.key)=\($0.value)" }.joined(separator: ", ")),
            ("tags", ticket.tags.joined(separator: ", ")),
            ("desk", ticket.desk),
        ]
    }

    /// Where it comes from and when.
    private var origin: [(name: String, value: String)] {
        [
            ("created by", ticket.requester?.text ?? ""),
            ("created", RFC3339.text(ticket.createTime)),
            ("updated", RFC3339.text(ticket.updateTime)),
            ("closed", ticket.closeTime == nil ? "" : RFC3339.text(ticket.closeTime)),
            ("rating", ticket.rating?.text ?? ""),
            ("deleted", ticket.deleted ? "yes" : ""),
        ]
    }

    /// Who else has to do with it, and which other tickets.
    private var relations: [(name: String, value: String)] {
        [
            ("access", ticket.shared ? "everybody of the account" : "the requester only"),
            ("told", ticket.ccEmails.joined(separator: ", ")),
            ("takes part", ticket.participants.map(\.text).joined(separator: ", ")),
            ("links", ticket.links.map(\.text).joined(separator: ", ")),
            ("merged into", ticket.mergedInto == 0 ? "" : TicketNumber.text(ticket.mergedInto)),
        ]
    }
}
