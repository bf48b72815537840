internal import ProtobufC
internal import TicketMessages

/// What a desk's tickets may be about.
struct IssueTypeListView: OutputView {
    let response: ListIssueTypesResponse

    var reply: any ProtobufMessage { response }
    var resources: [any ProtobufMessage] { response.issueTypes }
    var ids: [String] { response.issueTypes.map(\.key) }

    func text(_ style: TextStyle) -> String {
        let rows = response.issueTypes.map { [$0.key, $0.fallback ? "\($0.label) (if none is named)" : $0.label] }
        return Table(["ISSUE TYPE", "LABEL"], rows: rows).text(style)
    }
}
