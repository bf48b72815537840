internal import ProtobufC
internal import TicketMessages

/// A page of a desk's canned responses.
struct CannedResponseListView: OutputView {
    let page: ListCannedResponsesResponse

    var reply: any ProtobufMessage { page }
    var resources: [any ProtobufMessage] { page.cannedResponses }
    var ids: [String] { page.cannedResponses.map(\.key) }

    func text(_ style: TextStyle) -> String {
        Table(["RESPONSE", "LABEL", "TEXT"], rows: page.cannedResponses.map { [$0.key, $0.label, $0.text] }).text(style)
    }
}
