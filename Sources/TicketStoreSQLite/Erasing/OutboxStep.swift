internal import TicketCore

/// Drops what waits to be sent to somebody.
struct OutboxStep: ErasureStep {
    func find(in scope: ErasureScope, after place: Int64) throws -> ErasurePortion {
        guard !scope.person.addresses.isEmpty else { return ErasurePortion() }
        return try scope.portion(
            "SELECT position, tenant, recipient FROM outbox WHERE position > ?1 ORDER BY position LIMIT ?2",
            after: place, limit: 4_096
        ) { row in
            row.int64(1) == scope.tenant.rawValue && scope.person.isMeant(byAddress: row.text(2))
        }
    }

    func erase(_ key: Int64, in scope: ErasureScope) throws -> ErasureReport {
        try scope.write("DELETE FROM outbox WHERE position = ?", [.integer(key)])
        var report = ErasureReport()
        report.outboxEntries = 1
        return report
    }
}
