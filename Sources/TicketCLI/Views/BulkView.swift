internal import ProtobufC
internal import TicketMessages

/// What became of each of many tickets.
struct BulkView: OutputView {
    let response: BulkTransitionTicketsResponse

    var reply: any ProtobufMessage { response }
    var resources: [any ProtobufMessage] { response.results }
    /// Those that moved.
    var ids: [String] { response.results.filter { $0.ticket != nil }.map { String($0.number) } }

    func text(_ style: TextStyle) -> String {
        Table(
            ["NUMBER", "RESULT"],
            rows: response.results.map { result in
                [TicketNumber.text(result.number), result.ticket?.statusText ?? result.error?.message ?? ""]
            }
        )
        .text(style)
    }
}
