internal import ProtobufC
internal import TicketMessages

/// One event of a feed, on one line.
///
/// The columns have fixed widths, since the events to come are not known; a longer value moves its own line only.
struct EventView: OutputView {
    let event: Event

    private static let widths = [20, 10, 4, 16]

    var reply: any ProtobufMessage { event }
    var ids: [String] { [String(event.ticketNumber)] }

    /// What stands above the events of a watch.
    static func heading(_ style: TextStyle) -> String {
        style.bold(line(["TIME", "TICKET", "REV", "WHO", "WHAT"], style)) + "\n"
    }

    func text(_ style: TextStyle) -> String {
        let cells = [
            RFC3339.text(event.time), TicketNumber.text(event.ticketNumber), String(event.revision),
            event.actor?.shortText ?? "", what,
        ]
        return Self.line(cells.map(Escaping.line), style) + "\n"
    }

    private var what: String {
        switch event.kind {
        case .created(let created): "created: \(created.ticket?.subject ?? "")"
        case .updated(let updated):
            "updated: "
                + updated.changes.map { "\($0.field) \"\($0.oldValue)\" -> \"\($0.newValue)\"" }.joined(separator: ", ")
        case .transitioned(let move): "\(move.fromStatus) -> \(move.toStatus)\(Self.because(move.trigger))"
        case .commentAdded(let added): "comment \(added.comment?.id ?? 0): \(added.comment?.body ?? "")"
        // A kind of event that is newer than this program.
        case nil: "something that this version of ticketctl does not know"
        }
    }

    private static func because(_ trigger: TransitionTrigger) -> String {
        switch trigger {
        case .customerReply: " by the customer's reply"
        case .agentReply: " by the agent's reply"
        case .command, .unspecified, .unrecognized: ""
        }
    }

    private static func line(_ cells: [String], _ style: TextStyle) -> String {
        let head = zip(cells, widths).map { DisplayWidth.padded($0, columns: $1) + "  " }.joined()
        let last = cells.last ?? ""
        guard let columns = style.columns else { return head + last }
        return head + DisplayWidth.truncated(last, columnsMax: max(columns - DisplayWidth.columns(of: head), 12))
    }
}
