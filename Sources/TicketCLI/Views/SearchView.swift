internal import ProtobufC
internal import TicketMessages

/// A page of what a search found.
struct SearchView: OutputView {
    let page: SearchTicketsResponse

    var reply: any ProtobufMessage { page }
    var resources: [any ProtobufMessage] { page.hits }
    var ids: [String] { page.hits.compactMap { $0.ticket.map { String($0.number) } } }

    func text(_ style: TextStyle) -> String {
        Table(["NUMBER", "DESK", "STATUS", "SUBJECT", "FOUND"], rows: page.hits.map(row)).text(style)
    }

    private func row(_ hit: SearchHit) -> [String] {
        guard let ticket = hit.ticket else { return ["", "", "", "", hit.snippet] }
        return [
            ticket.numberText, ticket.desk, ticket.statusLabel.isEmpty ? ticket.status : ticket.statusLabel,
            ticket.subject, hit.snippet,
        ]
    }
}
