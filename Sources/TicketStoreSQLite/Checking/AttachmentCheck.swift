internal import TicketCore

/// Looks over what the database says of files: whether each lies where its comment is, and whether they are counted
/// right.
struct AttachmentCheck {
    let connection: Connection
    let reads: KeyedReads

    /// What is wrong, each as a sentence, `limit` at most.
    func problems(limit: Int) throws -> [String] {
        var problems = try connection.reading { try misplaced() + missing() + miscounted() }
        problems.removeLast(max(0, problems.count - max(1, limit)))
        return problems
    }

    /// The ids of all attachments with how many bytes each has.
    func sizes() throws -> [(id: String, sizeBytes: Int64)] {
        try rows("SELECT id, size_bytes FROM attachments") { ($0.text(0), $0.int64(1)) }
    }

    private func misplaced() throws -> [String] {
        try rows(
            """
            SELECT id FROM attachments WHERE comment IS NOT NULL AND NOT EXISTS (SELECT 1 FROM comments
                WHERE comments.ticket = attachments.ticket AND comments.id = attachments.comment
                    AND comments.internal = attachments.internal AND comments.attachments IS NOT NULL)
            """
        ) { "attachment \($0.text(0)): its comment is not there, or does not know of it" }
    }

    private func missing() throws -> [String] {
        let commented = try rows("SELECT ticket, id, attachments FROM comments WHERE attachments IS NOT NULL") { row in
            (TicketKey(rawValue: row.int64(0)), row.int64(1), try AttachmentColumns.files(row, column: 2))
        }
        return try commented.flatMap { key, comment, files in
            try files.filter { file in
                let stored = try reads.attachment(file.id, tenant: key.tenant)
                return stored?.file != file || stored?.ticketNumber != key.number || stored?.commentID != comment
            }.map { "attachment \($0.id): it is not what comment \(comment) on ticket \(key.number) says" }
        }
    }

    private func miscounted() throws -> [String] {
        try rows(
            """
            SELECT id FROM tenants WHERE
                coalesce((SELECT bytes FROM attachment_usage WHERE tenant = tenants.id), 0)
                <> coalesce((SELECT sum(size_bytes) FROM attachments WHERE tenant = tenants.id), 0)
                    + coalesce((SELECT sum(size_bytes) FROM uploads WHERE tenant = tenants.id AND NOT complete), 0)
            """
        ) { "tenant \($0.int64(0)): the bytes of its files are counted wrong" }
    }

    private func rows<Value>(_ sql: String, _ read: (Statement) throws -> Value) throws -> [Value] {
        let rows = try connection.statement(sql)
        defer { rows.reset() }
        var values: [Value] = []
        while try rows.step() { values.append(try read(rows)) }
        return values
    }
}
