public import TicketCore

extension SQLiteTicketStore {
    public func openUpload(
        _ upload: NewUpload, tenant: String, fileID: String, limits: AttachmentLimits
    ) async throws -> OpenedUpload {
        let now = clock()
        let (row, forgotten) = try await administer {
            try $0.openUpload(upload, tenant: tenant, fileID: fileID, limits: limits, now: now)
        }
        files.forget(forgotten)
        if row.isComplete, let attachment = try await attachment(row.fileID, tenant: tenant) {
            return .complete(attachment)
        }
        let claim = UploadClaim(
            tenant: tenant, personID: upload.author.id, uploadID: upload.uploadID, fileID: row.fileID,
            number: files.claim(row.fileID))
        return .open(claim, receivedBytes: try await files.length(row.fileID))
    }

    public func upload(_ uploadID: String, of personID: String, tenant: String) async throws -> Upload? {
        let row = try await readers.read { try $0.upload(uploadID, of: personID, tenant: tenant) }
        guard let row, row.createTime.microsecondsSinceEpoch > UploadRow.keptSince(clock()) else { return nil }
        guard row.isComplete else { return Upload(receivedBytes: try await files.length(row.fileID)) }
        return Upload(
            receivedBytes: row.new.sizeBytes, attachment: try await attachment(row.fileID, tenant: tenant))
    }

    public func write(_ bytes: [UInt8], to claim: UploadClaim, at offset: Int64) async throws {
        try await files.write(bytes, to: claim, at: offset)
    }

    public func read(_ claim: UploadClaim, at offset: Int64, count: Int) async throws -> [UInt8] {
        try await files.read(claim.fileID, at: offset, count: count)
    }

    public func finish(_ claim: UploadClaim, mediaType: String) async throws -> Attachment {
        let row = try await readers.read {
            try $0.upload(claim.uploadID, of: claim.personID, tenant: claim.tenant)
        }
        guard let row, row.fileID == claim.fileID else { throw UploadFailure.superseded }
        // The bytes are durable before anything says that they are there.
        try await files.seal(claim, sizeBytes: row.new.sizeBytes)
        let now = clock()
        let attachment = try await administer { [files] administration in
            guard files.isValid(claim) else { throw UploadFailure.superseded }
            return try administration.finishUpload(claim, mediaType: mediaType, now: now)
        }
        files.release(claim)
        return attachment
    }

    public func discard(_ claim: UploadClaim) async throws {
        let isDiscarded = try await administer { [files] administration in
            guard files.isValid(claim) else { return false }
            return try administration.discardUpload(claim)
        }
        files.release(claim)
        if isDiscarded { try await files.remove(claim.fileID) }
    }

    /// Forgets uploads that are past their time. A store does so when it opens.
    func forgetOldUploads() {
        let now = clock()
        let job = WriteJob.administration(
            perform: { [files] administration in
                let forgotten = try administration.forgetUploads(max: .max, now: now)
                return { files.forget(forgotten) }
            }, fail: { _ in })
        _ = add(job)
    }

    /// Attachments whose bytes are not there, each as a sentence, `limit` at most.
    func missingFiles(limit: Int) async throws -> [String] {
        var problems: [String] = []
        for (id, sizeBytes) in try await readers.read({ try $0.attachmentSizes() }) where problems.count < limit {
            let length = try await files.length(id)
            if length != sizeBytes {
                problems.append("attachment \(id): \(length) of its \(sizeBytes) bytes are there")
            }
        }
        return problems
    }

    public func release(_ claim: UploadClaim) { files.release(claim) }

    public func attachment(_ id: String, tenant: String) async throws -> Attachment? {
        try await readers.read { try $0.attachment(id, tenant: tenant) }
    }

    public func attachments(
        of ticketNumber: Int64, tenant: String, reader: AttachmentReader, after place: Int64, limit: Int
    ) async throws -> [(place: Int64, attachment: Attachment)] {
        try await readers.read {
            try $0.attachments(of: ticketNumber, tenant: tenant, reader: reader, after: place, limit: limit)
        }
    }

    public func read(
        _ attachment: Attachment, tenant: String, at offset: Int64, count: Int
    ) async throws -> [UInt8] {
        do {
            return try await files.read(attachment.file.id, at: offset, count: count)
        } catch StoreFailure.unwritable(let reason) {
            throw StoreFailure.corrupt(reason)
        }
    }
}
