internal import ProtobufC
internal import TicketCore
internal import TicketRecords

/// Uploads, inside the writer's open transaction.
extension Administration {
    /// How many uploads that are past their time are forgotten with one that is opened.
    private static let forgottenMax = 64

    /// Finds or adds an upload, and forgets a few that are past their time.
    ///
    /// - Returns: the upload, and the ids of files whose bytes nobody needs any more.
    func openUpload(
        _ upload: NewUpload, tenant name: String, fileID: String, limits: AttachmentLimits, now: Timestamp
    ) throws -> (upload: UploadRow, forgotten: [String]) {
        let tenant = try ensureTenant(name)
        try erased.check(upload.author.id, of: tenant)
        let forgotten = try forgetUploads(max: Self.forgottenMax, now: now)
        if let known = try self.upload(upload.uploadID, of: upload.author.id, tenant: tenant) {
            guard known.new.isRepetition(of: upload) else { throw UploadFailure.idReused(upload.uploadID) }
            return (known, forgotten)
        }
        guard try unfinishedCount(of: upload.author.id, tenant: tenant) < limits.uploadsPerPersonMax else {
            throw UploadFailure.tooManyUploads(limits.uploadsPerPersonMax)
        }
        try use(upload.sizeBytes, of: tenant, bytesMax: limits.tenantBytesMax)
        let row = UploadRow(upload, fileID: fileID, now: now)
        try insert(row, tenant: tenant)
        return (row, forgotten)
    }

    /// Makes an attachment of an upload.
    func finishUpload(_ claim: UploadClaim, mediaType: String, now: Timestamp) throws -> Attachment {
        let tenant = try ensureTenant(claim.tenant)
        guard let upload = try upload(claim.uploadID, of: claim.personID, tenant: tenant),
            upload.fileID == claim.fileID, !upload.isComplete
        else { throw UploadFailure.superseded }
        let update = try connection.statement(
            "UPDATE uploads SET complete = 1 WHERE tenant = ?1 AND person = ?2 AND upload_id = ?3")
        bind(claim, tenant, to: update)
        try update.run()
        let attachment = upload.attachment(mediaType: mediaType, now: now)
        try insert(attachment, tenant: tenant)
        return attachment
    }

    /// Forgets an unfinished upload; tells whether it was there.
    func discardUpload(_ claim: UploadClaim) throws -> Bool {
        let tenant = try ensureTenant(claim.tenant)
        guard let upload = try upload(claim.uploadID, of: claim.personID, tenant: tenant),
            upload.fileID == claim.fileID, !upload.isComplete
        else { return false }
        let delete = try connection.statement(
            "DELETE FROM uploads WHERE tenant = ?1 AND person = ?2 AND upload_id = ?3")
        bind(claim, tenant, to: delete)
        try delete.run()
        try use(-upload.new.sizeBytes, of: tenant, bytesMax: .max)
        return true
    }

    /// Forgets uploads that are past their time, so many at most; gives the ids of files that go with them.
    func forgetUploads(max: Int, now: Timestamp) throws -> [String] {
        let rows = try connection.statement(
            "SELECT position, tenant, id, size_bytes, complete, create_time FROM uploads ORDER BY position LIMIT ?1")
        rows.bind(max, at: 1)
        let limit = UploadRow.keptSince(now)
        var old: [(position: Int64, tenant: TenantID, id: String?, sizeBytes: Int64)] = []
        do {
            defer { rows.reset() }
            while try rows.step(), rows.int64(5) <= limit {
                old.append(
                    (rows.int64(0), TenantID(rawValue: rows.int64(1)), rows.bool(4) ? nil : rows.text(2), rows.int64(3))
                )
            }
        }
        let delete = try connection.statement("DELETE FROM uploads WHERE position = ?1")
        for upload in old {
            delete.bind(upload.position, at: 1)
            try delete.run()
            if upload.id != nil { try use(-upload.sizeBytes, of: upload.tenant, bytesMax: .max) }
        }
        return old.compactMap(\.id)
    }

    private func upload(_ uploadID: String, of person: String, tenant: TenantID) throws -> UploadRow? {
        try reads.upload(uploadID, of: person, tenant: tenant)
    }

    private func unfinishedCount(of person: String, tenant: TenantID) throws -> Int {
        let rows = try connection.statement(
            "SELECT count(*) FROM uploads WHERE tenant = ?1 AND person = ?2 AND complete = 0")
        rows.bind(tenant.rawValue, at: 1)
        rows.bind(person, at: 2)
        defer { rows.reset() }
        return try rows.step() ? rows.int(0) : 0
    }

    /// Counts bytes that a tenant uses from now on, or, where they are negative, no more.
    func use(_ bytes: Int64, of tenant: TenantID, bytesMax: Int64) throws {
        let insert = try connection.statement("INSERT OR IGNORE INTO attachment_usage (tenant, bytes) VALUES (?1, 0)")
        insert.bind(tenant.rawValue, at: 1)
        try insert.run()
        let update = try connection.statement(
            "UPDATE attachment_usage SET bytes = bytes + ?2 WHERE tenant = ?1 AND bytes <= ?3 - ?2")
        update.bind(tenant.rawValue, at: 1)
        update.bind(bytes, at: 2)
        // Nobody is refused to use less.
        update.bind(bytes > 0 ? bytesMax : .max / 2, at: 3)
        try update.run()
        if update.changes == 0 { throw UploadFailure.tenantFull(bytesMax: bytesMax) }
    }

    private func insert(_ upload: UploadRow, tenant: TenantID) throws {
        guard let ticket = TicketKey(tenant, number: upload.new.ticketNumber) else {
            throw Refusal.notFound(what: "ticket \(upload.new.ticketNumber)")
        }
        let row = try connection.statement(
            """
            INSERT INTO uploads (tenant, person, upload_id, id, ticket, size_bytes, create_time, record)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
            """)
        row.bind(tenant.rawValue, at: 1)
        row.bind(upload.new.author.id, at: 2)
        row.bind(upload.new.uploadID, at: 3)
        row.bind(upload.fileID, at: 4)
        row.bind(ticket.rawValue, at: 5)
        row.bind(upload.new.sizeBytes, at: 6)
        row.bind(upload.createTime.microsecondsSinceEpoch, at: 7)
        row.bind(try upload.record.packed(), at: 8)
        try row.run()
    }

    /// Adds an attachment that is on no comment.
    func insert(_ attachment: Attachment, tenant: TenantID) throws {
        guard let ticket = TicketKey(tenant, number: attachment.ticketNumber) else {
            throw Refusal.notFound(what: "ticket \(attachment.ticketNumber)")
        }
        let record = AttachmentRecord(file: FileRecord(attachment.file), author: PersonRecord(attachment.author))
        let row = try connection.statement(
            """
            INSERT INTO attachments (tenant, id, ticket, author, size_bytes, record) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
            """)
        row.bind(tenant.rawValue, at: 1)
        row.bind(attachment.file.id, at: 2)
        row.bind(ticket.rawValue, at: 3)
        row.bind(attachment.author.id, at: 4)
        row.bind(attachment.file.sizeBytes, at: 5)
        row.bind(try record.packed(), at: 6)
        try row.run()
    }

    private func bind(_ claim: UploadClaim, _ tenant: TenantID, to statement: Statement) {
        statement.bind(tenant.rawValue, at: 1)
        statement.bind(claim.personID, at: 2)
        statement.bind(claim.uploadID, at: 3)
    }
}
