internal import TicketCore

extension TenantState {
    /// Whose upload it is.
    struct UploadName: Hashable {
        var person: String
        var uploadID: String
    }

    /// An upload as it is kept.
    struct StoredUpload {
        var new: NewUpload
        var fileID: String
        var createTime: Timestamp
        var isComplete = false
    }

    mutating func open(
        _ upload: NewUpload, fileID: String, limits: AttachmentLimits, now: Timestamp
    ) throws -> StoredUpload {
        try checkNotErased(upload.author.id)
        forgetUploads(now: now)
        let name = UploadName(person: upload.author.id, uploadID: upload.uploadID)
        if let known = uploads[name] {
            guard known.new.isRepetition(of: upload) else { throw UploadFailure.idReused(upload.uploadID) }
            return known
        }
        let unfinished = uploads.values.filter { !$0.isComplete }
        guard unfinished.count(where: { $0.new.author.id == upload.author.id }) < limits.uploadsPerPersonMax else {
            throw UploadFailure.tooManyUploads(limits.uploadsPerPersonMax)
        }
        let used = attachments.map(\.file.sizeBytes).reduce(0, +) + unfinished.map(\.new.sizeBytes).reduce(0, +)
        guard used + upload.sizeBytes <= limits.tenantBytesMax else {
            throw UploadFailure.tenantFull(bytesMax: limits.tenantBytesMax)
        }
        let stored = StoredUpload(new: upload, fileID: fileID, createTime: now)
        uploads[name] = stored
        files[fileID] = []
        return stored
    }

    func upload(_ uploadID: String, of person: String, now: Timestamp) -> Upload? {
        guard let stored = uploads[UploadName(person: person, uploadID: uploadID)], isKept(stored, now: now) else {
            return nil
        }
        return Upload(
            receivedBytes: Int64(files[stored.fileID]?.count ?? 0),
            attachment: stored.isComplete ? attachment(stored.fileID) : nil)
    }

    mutating func write(_ bytes: [UInt8], to fileID: String, at offset: Int) throws {
        guard let count = files[fileID]?.count else { throw UploadFailure.superseded }
        guard (0...count).contains(offset) else { throw StoreFailure.corrupt("bytes are missing in \(fileID)") }
        files[fileID]?.removeSubrange(offset...)
        files[fileID]?.append(contentsOf: bytes)
    }

    mutating func finish(_ claim: UploadClaim, mediaType: String, now: Timestamp) throws -> Attachment {
        let name = UploadName(person: claim.personID, uploadID: claim.uploadID)
        guard let stored = uploads[name], stored.fileID == claim.fileID, !stored.isComplete else {
            throw UploadFailure.superseded
        }
        let attachment = Attachment(stored, mediaType: mediaType, now: now)
        uploads[name]?.isComplete = true
        attachments.append(attachment)
        return attachment
    }

    mutating func discard(_ claim: UploadClaim) {
        let name = UploadName(person: claim.personID, uploadID: claim.uploadID)
        guard let stored = uploads[name], stored.fileID == claim.fileID, !stored.isComplete else { return }
        uploads[name] = nil
        files[claim.fileID] = nil
    }

    func attachment(_ id: String) -> Attachment? { attachments.first { $0.file.id == id } }

    func attachments(
        of number: Int64, reader: AttachmentReader, after place: Int64, limit: Int
    ) -> [(place: Int64, attachment: Attachment)] {
        let found = attachments.enumerated().filter { index, attachment in
            attachment.ticketNumber == number && reader.reads(attachment) && Int64(index) >= place
        }
        return found.prefix(max(0, limit)).map { (Int64($0.offset) + 1, $0.element) }
    }

    func bytes(of fileID: String, at offset: Int, count: Int) throws -> [UInt8] {
        guard let bytes = files[fileID] else { throw StoreFailure.corrupt("the bytes of \(fileID) are not there") }
        return Array(bytes.dropFirst(offset).prefix(count))
    }

    /// Gives the files of a comment their place.
    mutating func place(_ files: [AttachedFile], of comment: Comment, on ticketNumber: Int64) {
        for file in files {
            guard let index = attachments.firstIndex(where: { $0.file.id == file.id }) else { continue }
            attachments[index] = Attachment(file, of: comment, on: ticketNumber)
        }
    }

    private mutating func forgetUploads(now: Timestamp) {
        for (name, stored) in uploads where !isKept(stored, now: now) {
            uploads[name] = nil
            if !stored.isComplete { files[stored.fileID] = nil }
        }
    }

    private func isKept(_ upload: StoredUpload, now: Timestamp) -> Bool {
        let age = now.microsecondsSinceEpoch.subtractingReportingOverflow(upload.createTime.microsecondsSinceEpoch)
        return !age.overflow && age.partialValue < AttachmentLimits.uploadKeptMicroseconds
    }
}

extension Attachment {
    fileprivate init(_ upload: TenantState.StoredUpload, mediaType: String, now: Timestamp) {
        self.init(
            file: AttachedFile(
                id: upload.fileID, filename: upload.new.filename, mediaType: mediaType, sizeBytes: upload.new.sizeBytes,
                sha256: upload.new.sha256, createTime: now),
            ticketNumber: upload.new.ticketNumber, author: upload.new.author)
    }
}
