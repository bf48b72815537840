internal import ProtobufC
internal import TicketCore
internal import TicketRecords

extension FileRecord {
    init(_ file: AttachedFile) {
        self.init(
            id: file.id, filename: Array(file.filename.utf8), mediaType: file.mediaType, sizeBytes: file.sizeBytes,
            sha256: file.sha256, createTimeMicroseconds: file.createTime.microsecondsSinceEpoch)
    }

    var file: AttachedFile {
        AttachedFile(
            id: id, filename: String(decoding: filename, as: UTF8.self), mediaType: mediaType, sizeBytes: sizeBytes,
            sha256: sha256, createTime: Timestamp(microsecondsSinceEpoch: createTimeMicroseconds))
    }
}

extension Attachment {
    /// The attachment of a record and of what stands beside it.
    init(_ record: AttachmentRecord, ticket: TicketKey, comment: Int64?, isInternal: Bool) throws {
        guard let file = record.file?.file, let author = try record.author?.person() else {
            throw StoreFailure.corrupt("an attachment has no file or no author")
        }
        self.init(
            file: file, ticketNumber: ticket.number, commentID: comment, isInternal: isInternal, author: author)
    }
}
