internal import ProtobufC
internal import TicketMessages

/// The moves that may be made with a ticket.
struct TransitionListView: OutputView {
    let response: ListAvailableTransitionsResponse

    var reply: any ProtobufMessage { response }
    var resources: [any ProtobufMessage] { response.transitions }
    var ids: [String] { response.transitions.map(\.status) }

    func text(_ style: TextStyle) -> String {
        Table(
            ["STATUS", "LABEL", "ACTION"],
            rows: response.transitions.map { [$0.status, $0.statusLabel, $0.actionLabel] }
        )
        .text(style)
    }
}
