internal import ProtobufC
internal import TicketMessages

/// A page of tickets.
struct TicketListView: OutputView {
    let page: ListTicketsResponse

    var reply: any ProtobufMessage { page }
    var resources: [any ProtobufMessage] { page.tickets }
    var ids: [String] { page.tickets.map { String($0.number) } }

    func text(_ style: TextStyle) -> String {
        Table(
            ["NUMBER", "DESK", "STATUS", "WAITING ON", "CREATED BY", "UPDATED", "SUBJECT"], rows: page.tickets.map(row)
        )
        .text(style)
    }

    private func row(_ ticket: Ticket) -> [String] {
        [
            ticket.numberText, ticket.desk, ticket.statusLabel.isEmpty ? ticket.status : ticket.statusLabel,
            ticket.waitingOnText, ticket.requester?.shortText ?? "", RFC3339.text(ticket.updateTime), ticket.subject,
        ]
    }
}
