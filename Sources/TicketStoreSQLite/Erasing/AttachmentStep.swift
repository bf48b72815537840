internal import TicketCore

/// Removes files that somebody uploaded and that stand on no comment of theirs.
struct AttachmentStep: ErasureStep {
    func find(in scope: ErasureScope, after place: Int64) throws -> ErasurePortion {
        try scope.portion(
            """
            SELECT position, author FROM attachments WHERE tenant = ?3 AND position > ?1 ORDER BY position LIMIT ?2
            """, after: place, limit: 4_096
        ) { scope.person.ids.contains($0.text(1)) }
    }

    func erase(_ key: Int64, in scope: ErasureScope) throws -> ErasureReport {
        var report = ErasureReport()
        // Those on comments go with the comment, those on own tickets with the ticket.
        let file = try scope.connection.first(
            "SELECT id, size_bytes, ticket FROM attachments WHERE position = ? AND comment IS NULL", [.integer(key)]
        ) { ($0.text(0), $0.int64(1), TicketKey(rawValue: $0.int64(2)).number) }
        guard let (id, sizeBytes, ticket) = file, try !scope.isOwn(ticket) else { return report }
        try scope.remove(file: id, sizeBytes: sizeBytes, &report)
        try scope.write("DELETE FROM attachments WHERE position = ?", [.integer(key)])
        return report
    }
}
