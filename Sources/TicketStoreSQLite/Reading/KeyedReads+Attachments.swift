internal import TicketCore

/// Files and uploads by key.
extension KeyedReads {
    /// The attachment of this id.
    func attachment(_ id: String, tenant: TenantID) throws -> Attachment? {
        let rows = try connection.statement(
            "SELECT \(AttachmentColumns.list) FROM attachments WHERE tenant = ?1 AND id = ?2")
        rows.bind(tenant.rawValue, at: 1)
        rows.bind(id, at: 2)
        defer { rows.reset() }
        return try rows.step() ? AttachmentColumns.attachment(rows) : nil
    }

    /// A person's upload of this id.
    func upload(_ uploadID: String, of person: String, tenant: TenantID) throws -> UploadRow? {
        let rows = try connection.statement(
            "SELECT \(UploadRow.columns) FROM uploads WHERE tenant = ?1 AND person = ?2 AND upload_id = ?3")
        rows.bind(tenant.rawValue, at: 1)
        rows.bind(person, at: 2)
        rows.bind(uploadID, at: 3)
        defer { rows.reset() }
        return try rows.step() ? UploadRow(rows) : nil
    }

    /// A page of the attachments of a ticket that somebody reads, behind a place.
    func attachments(
        of key: TicketKey, reader: AttachmentReader, after place: Int64, limit: Int
    ) throws -> [(place: Int64, attachment: Attachment)] {
        let rows = try connection.statement(
            """
            SELECT \(AttachmentColumns.list) FROM attachments INDEXED BY attachments_by_ticket
            WHERE ticket = ?1 AND position > ?2
                AND (?3 OR CASE WHEN comment IS NULL THEN author = ?4 ELSE NOT internal END)
            ORDER BY position LIMIT ?5
            """)
        rows.bind(key.rawValue, at: 1)
        rows.bind(place, at: 2)
        rows.bind(reader.readsInternal, at: 3)
        rows.bind(reader.personID, at: 4)
        rows.bind(max(0, limit), at: 5)
        defer { rows.reset() }
        var found: [(place: Int64, attachment: Attachment)] = []
        while try rows.step() { found.append((rows.int64(0), try AttachmentColumns.attachment(rows))) }
        return found
    }

    /// The ids of all files that there are or may be: those of attachments and of uploads.
    func fileIDs() throws -> Set<String> {
        let rows = try connection.statement("SELECT id FROM attachments UNION SELECT id FROM uploads")
        defer { rows.reset() }
        var ids: Set<String> = []
        while try rows.step() { ids.insert(rows.text(0)) }
        return ids
    }
}
