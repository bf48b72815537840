internal import ProtobufC
internal import TicketMessages

/// A page of a ticket's files.
struct AttachmentListView: OutputView {
    let page: ListAttachmentsResponse

    var reply: any ProtobufMessage { page }
    var resources: [any ProtobufMessage] { page.attachments }
    var ids: [String] { page.attachments.map(\.id) }

    func text(_ style: TextStyle) -> String {
        Table(["ID", "COMMENT", "TYPE", "SIZE", "UPLOADED BY", "AT", "NAME"], rows: page.attachments.map(row))
            .text(style)
    }

    private func row(_ attachment: Attachment) -> [String] {
        [
            attachment.id, attachment.commentID == 0 ? "" : String(attachment.commentID), attachment.mediaType,
            ByteCount.text(attachment.sizeBytes), attachment.author?.shortText ?? "",
            RFC3339.text(attachment.createTime), attachment.filename,
        ]
    }
}
