internal import TicketCore

/// Takes somebody out of the quarantine: the person's own mail goes, others' loses the person.
struct HeldMailStep: ErasureStep {
    /// How many mails are looked at in a portion; each may have 25 MiB.
    private static let portionMax = 8

    func find(in scope: ErasureScope, after place: Int64) throws -> ErasurePortion {
        try scope.portion(
            """
            SELECT \(MailColumns.heldList), raw FROM held_mail WHERE tenant = ?3 AND id > ?1 ORDER BY id LIMIT ?2
            """, after: place, limit: Self.portionMax
        ) { row in
            let mail = MailColumns.held(row, raw: row.bytes(9))
            return try erased(mail, in: scope) != mail
        }
    }

    func erase(_ key: Int64, in scope: ErasureScope) throws -> ErasureReport {
        var report = ErasureReport()
        let mail = try scope.connection.first(
            "SELECT \(MailColumns.heldList), raw FROM held_mail WHERE id = ?", [.integer(key)]
        ) { MailColumns.held($0, raw: $0.bytes(9)) }
        guard let mail else { return report }
        let next = try erased(mail, in: scope)
        guard next != mail else { return report }
        report.heldMails = 1
        guard let next else {
            try scope.write("DELETE FROM held_mail WHERE id = ?", [.integer(key)])
            return report
        }
        try scope.write(
            "UPDATE held_mail SET sender = ?, recipient = ?, subject = ?, size_bytes = ?, raw = ? WHERE id = ?",
            [
                .text(next.sender), .text(next.recipient), .text(next.subject), .integer(Int64(next.sizeBytes)),
                .blob(next.raw), .integer(key),
            ])
        return report
    }

    private func erased(_ mail: HeldMail, in scope: ErasureScope) throws -> HeldMail? {
        scope.person.erasing(mail, isOwnTicket: try mail.ticketNumber > 0 && scope.isOwn(mail.ticketNumber))
    }
}
