internal import TicketCore

/// Forgets what is noted of somebody's mail addresses, all at once.
struct AddressNoteStep: ErasureStep {
    func find(in scope: ErasureScope, after place: Int64) -> ErasurePortion { ErasurePortion(keys: [0]) }

    func erase(_ key: Int64, in scope: ErasureScope) throws -> ErasureReport {
        var report = ErasureReport()
        for address in scope.person.addresses {
            let name: [SQLConditions.Value] = [.integer(scope.tenant.rawValue), .text(address)]
            for table in ["mail_suppressions", "automatic_answers"] {
                report.addressNotes += Int64(
                    try scope.connection.number("SELECT count(*) FROM \(table) WHERE tenant = ? AND address = ?", name)
                        ?? 0)
                try scope.write("DELETE FROM \(table) WHERE tenant = ? AND address = ?", name)
            }
        }
        return report
    }
}
