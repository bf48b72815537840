internal import ProtobufC
internal import TicketMessages

/// What a migration moved, or would.
struct MigrationView: OutputView {
    let response: MigrateTicketsResponse

    var reply: any ProtobufMessage { response }
    var resources: [any ProtobufMessage] { response.moves }
    var ids: [String] { response.unmappedStatuses }

    func text(_ style: TextStyle) -> String {
        let rows =
            response.moves.map { [$0.fromStatus, $0.toStatus, String($0.count)] }
            + response.unmappedStatuses.map { [$0, "nothing is mapped", ""] }
        return Table(["FROM", "TO", "TICKETS"], rows: rows).text(style)
            + "\(response.migratedCount) tickets to version \(response.deskVersion)\n"
    }
}
