internal import TicketCore

/// Forgets somebody's uploads.
struct UploadStep: ErasureStep {
    func find(in scope: ErasureScope, after place: Int64) throws -> ErasurePortion {
        try scope.portion(
            "SELECT position, person FROM uploads WHERE tenant = ?3 AND position > ?1 ORDER BY position LIMIT ?2",
            after: place, limit: 4_096
        ) { scope.person.ids.contains($0.text(1)) }
    }

    func erase(_ key: Int64, in scope: ErasureScope) throws -> ErasureReport {
        var report = ErasureReport()
        let upload = try scope.connection.first(
            "SELECT id, size_bytes, complete FROM uploads WHERE position = ?", [.integer(key)]
        ) { (id: $0.text(0), sizeBytes: $0.int64(1), isComplete: $0.bool(2)) }
        guard let upload else { return report }
        // What is complete is counted as an attachment.
        if !upload.isComplete { try scope.remove(file: upload.id, sizeBytes: upload.sizeBytes, &report) }
        try scope.write("DELETE FROM uploads WHERE position = ?", [.integer(key)])
        return report
    }
}
