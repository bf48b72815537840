internal import ProtobufC
internal import TicketCore
internal import TicketRecords

/// An upload as its row has it.
struct UploadRow: Sendable {
    /// What follows SELECT.
    static let columns = "id, ticket, size_bytes, create_time, complete, record, upload_id"

    /// The id of the file.
    var fileID: String
    /// What its sender said of it.
    var new: NewUpload
    /// When it was begun.
    var createTime: Timestamp
    /// Whether it has become an attachment.
    var isComplete: Bool

    /// An upload that begins.
    init(_ new: NewUpload, fileID: String, now: Timestamp) {
        self.new = new
        self.fileID = fileID
        createTime = now
        isComplete = false
    }

    /// The upload in the present row.
    init(_ row: Statement) throws {
        let record: UploadRecord
        do {
            record = try row.withBlob(5) { try UploadRecord(unpacking: $0, in: Arena(firstChunkBytes: 1024)) }
        } catch let error as ProtobufError {
            throw StoreFailure.corrupt("uploads.record: \(error)")
        }
        guard let author = try record.author?.person() else { throw StoreFailure.corrupt("an upload has no author") }
        fileID = row.text(0)
        createTime = Timestamp(microsecondsSinceEpoch: row.int64(3))
        isComplete = row.bool(4)
        new = NewUpload(
            uploadID: row.text(6), ticketNumber: TicketKey(rawValue: row.int64(1)).number,
            filename: String(decoding: record.filename, as: UTF8.self), sizeBytes: row.int64(2), sha256: record.sha256,
            author: author)
    }

    /// What is kept beside the row.
    var record: UploadRecord {
        UploadRecord(filename: Array(new.filename.utf8), sha256: new.sha256, author: PersonRecord(new.author))
    }

    /// The attachment that it becomes.
    func attachment(mediaType: String, now: Timestamp) -> Attachment {
        Attachment(
            file: AttachedFile(
                id: fileID, filename: new.filename, mediaType: mediaType, sizeBytes: new.sizeBytes, sha256: new.sha256,
                createTime: now),
            ticketNumber: new.ticketNumber, author: new.author)
    }

    /// The moment from which on uploads are known at `now`.
    static func keptSince(_ now: Timestamp) -> Int64 {
        let (moment, overflow) = now.microsecondsSinceEpoch.subtractingReportingOverflow(
            AttachmentLimits.uploadKeptMicroseconds)
        return overflow ? .min : moment
    }
}
