internal import ProtobufC
internal import TicketCore
internal import TicketRecords

/// Erases somebody from tickets: their events, and with them everything that is read off those.
struct TicketStep: ErasureStep {
    /// How many events are looked at in a portion.
    private static let portionMax = 2_048

    func find(in scope: ErasureScope, after place: Int64) throws -> ErasurePortion {
        var scan = try scope.personScan()
        var keys: Set<Int64> = []
        var portion = try scope.portion(
            """
            SELECT position, ticket, revision, payload FROM events INDEXED BY events_by_tenant
            WHERE tenant = ?3 AND position > ?1 ORDER BY position LIMIT ?2
            """, after: place, limit: Self.portionMax
        ) { row in
            let key = TicketKey(rawValue: row.int64(1))
            if try scan.take(try scope.reads.event(row, payload: 3, ticket: key, revision: row.int64(2))) {
                keys.insert(key.rawValue)
            }
            return false
        }
        portion.keys = keys.sorted()
        if scan.hasLearned { portion.learned = scan.person }
        return portion
    }

    func erase(_ key: Int64, in scope: ErasureScope) throws -> ErasureReport {
        var report = ErasureReport()
        let key = TicketKey(rawValue: key)
        guard let present = try scope.reads.ticket(key) else { return report }
        var ticket = ErasedTicket(present, scope.ticketEraser())
        try scope.reads.forEachEvent(of: key, upTo: .max) { try ticket.take($0) }
        try scope.checkReads()
        report.count(ticket.eraser)
        if ticket.eraser.hasChanged, let writes = scope.writes { try write(&ticket, at: key, in: scope, writes) }
        try eraseFiles(on: key, ticket.eraser, in: scope, &report)
        return report
    }

    private func write(
        _ ticket: inout ErasedTicket, at key: TicketKey, in scope: ErasureScope, _ writes: ErasureScope.Writes
    ) throws {
        for event in ticket.changed {
            try scope.write(
                "UPDATE events SET payload = ? WHERE ticket = ? AND revision = ?",
                [.blob(try EventRecord(event).packed()), .integer(key.rawValue), .integer(event.revision)])
        }
        let last = TicketEvent(
            ticketNumber: key.number, revision: ticket.present.revision + 1, time: writes.now, actor: writes.author,
            change: .requesterErased)
        try ticket.take(last)
        try scope.write(
            "INSERT INTO events (tenant, ticket, revision, payload) VALUES (?, ?, ?, ?)",
            [
                .integer(key.tenant.rawValue), .integer(key.rawValue), .integer(last.revision),
                .blob(try EventRecord(last).packed()),
            ])
        scope.eventsWritten += 1
        guard let replayed = ticket.replayed else { return }
        try scope.write(
            """
            UPDATE tickets SET revision = ?, requester = ?, requester_name = ?, requester_email = ?, subject = ?,
                cc_emails = ?, description = ?
            WHERE ticket = ?
            """,
            [
                .integer(replayed.revision), .text(replayed.requester.id), .text(replayed.requester.name),
                .text(replayed.requester.email), .text(replayed.subject),
                .text(TicketColumns.column(ccEmails: replayed.ccEmails)), .text(replayed.description),
                .integer(key.rawValue),
            ])
        try writes.states.write(replayed, at: key, from: ticket.present)
        for (old, new) in zip(ticket.oldComments, ticket.newComments) where old != new {
            try write(new, on: key, in: scope)
        }
        var (old, new) = (SearchTokens(), SearchTokens())
        old.add(ticket.present)
        for comment in ticket.oldComments { old.add(comment) }
        new.add(replayed)
        for comment in ticket.newComments { new.add(comment) }
        try writes.index.replace(old, with: new, at: key)
    }

    private func write(_ comment: Comment, on key: TicketKey, in scope: ErasureScope) throws {
        let files = FilesRecord(files: comment.attachments.map(FileRecord.init))
        try scope.write(
            """
            UPDATE comments SET author = ?, author_name = ?, author_email = ?, body = ?, attachments = ?
            WHERE ticket = ? AND id = ?
            """,
            [
                .text(comment.author.id), .text(comment.author.name), .text(comment.author.email),
                .text(comment.body), comment.attachments.isEmpty ? .null : .blob(try files.packed()),
                .integer(key.rawValue), .integer(comment.id),
            ])
    }

    private func eraseFiles(
        on key: TicketKey, _ eraser: TicketEraser, in scope: ErasureScope, _ report: inout ErasureReport
    ) throws {
        let attachments = try scope.rows(
            "SELECT \(AttachmentColumns.list) FROM attachments INDEXED BY attachments_by_ticket WHERE ticket = ?",
            [.integer(key.rawValue)]
        ) { (position: $0.int64(0), attachment: try AttachmentColumns.attachment($0)) }
        for (position, attachment) in attachments {
            guard let next = eraser.erasing(attachment) else {
                try scope.remove(file: attachment.file.id, sizeBytes: attachment.file.sizeBytes, &report)
                try scope.write("DELETE FROM attachments WHERE position = ?", [.integer(position)])
                continue
            }
            guard next != attachment else { continue }
            let record = AttachmentRecord(file: FileRecord(next.file), author: PersonRecord(next.author))
            try scope.write(
                "UPDATE attachments SET record = ? WHERE position = ?",
                [.blob(try record.packed()), .integer(position)])
        }
        guard eraser.isOwn else { return }
        // What is still uploaded for the person's ticket, whoever sends it.
        for position in try scope.rows(
            "SELECT position FROM uploads WHERE ticket = ?", [.integer(key.rawValue)], { $0.int64(0) })
        {
            report += try UploadStep().erase(position, in: scope)
        }
    }
}
