internal import ProtobufC
internal import TicketCore
internal import TicketRecords

/// The columns of an attachment's row, in the order in which they are selected.
enum AttachmentColumns {
    /// What follows SELECT.
    static let list = "position, ticket, comment, internal, record"

    /// The attachment in the present row.
    static func attachment(_ row: Statement) throws -> Attachment {
        do {
            let record = try row.withBlob(4) { try AttachmentRecord(unpacking: $0, in: Arena(firstChunkBytes: 1024)) }
            return try Attachment(
                record, ticket: TicketKey(rawValue: row.int64(1)), comment: row.optionalInt64(2),
                isInternal: row.bool(3))
        } catch let error as ProtobufError {
            throw StoreFailure.corrupt("attachments.record: \(error)")
        }
    }

    /// The files of a comment, as its row has them.
    static func files(_ row: Statement, column: Int32) throws -> [AttachedFile] {
        if row.isNull(column) { return [] }
        do {
            return try row.withBlob(column) { try FilesRecord(unpacking: $0, in: Arena(firstChunkBytes: 1024)) }
                .files.map(\.file)
        } catch let error as ProtobufError {
            throw StoreFailure.corrupt("comments.attachments: \(error)")
        }
    }
}
