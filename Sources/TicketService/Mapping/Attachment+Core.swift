internal import TicketCore
internal import TicketMessages

extension TicketMessages.Attachment {
    /// An attachment as its reader sees it.
    init(_ attachment: TicketCore.Attachment, reader: Actor) {
        let file = attachment.file
        self.init(
            id: file.id, ticketNumber: attachment.ticketNumber, commentID: attachment.commentID ?? 0,
            filename: file.filename, mediaType: file.mediaType, sizeBytes: file.sizeBytes, sha256: file.sha256,
            author: Person(attachment.author, reader: reader), createTime: GoogleProtobufTimestamp(file.createTime))
    }
}
