internal import ProtobufC
internal import TicketMessages

/// The statuses of a desk.
struct StatusListView: OutputView {
    let response: ListStatusesResponse

    var reply: any ProtobufMessage { response }
    var resources: [any ProtobufMessage] { response.statuses }
    var ids: [String] { response.statuses.map(\.key) }

    func text(_ style: TextStyle) -> String {
        let rows = response.statuses.map { status in
            [
                status.key, EnumWord.word(status.category), EnumWord.word(status.waitingOn), status.label,
                status.description,
            ]
        }
        return Table(["STATUS", "CATEGORY", "WAITING ON", "LABEL", "MEANING"], rows: rows).text(style)
    }
}
