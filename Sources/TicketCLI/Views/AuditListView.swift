internal import ProtobufC
internal import TicketMessages

/// A page of the audit log.
struct AuditListView: OutputView {
    let page: ListAuditEntriesResponse

    var reply: any ProtobufMessage { page }
    var resources: [any ProtobufMessage] { page.auditEntries }
    var ids: [String] { page.auditEntries.map { String($0.id) } }

    func text(_ style: TextStyle) -> String {
        let rows = page.auditEntries.map { entry in
            [
                RFC3339.text(entry.time), entry.kind, entry.actorID, entry.subjectID, entry.serviceID, entry.objectID,
                entry.peer, entry.details,
            ]
        }
        return Table(["TIME", "WHAT", "WHO", "TO", "BY SERVICE", "OBJECT", "FROM", "DETAILS"], rows: rows).text(style)
    }
}
