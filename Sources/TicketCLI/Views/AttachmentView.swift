internal import ProtobufC
internal import TicketMessages

/// A file that was uploaded.
struct AttachmentView: OutputView {
    let attachment: Attachment

    var reply: any ProtobufMessage { attachment }
    var ids: [String] { [attachment.id] }

    func text(_ style: TextStyle) -> String {
        Card(
            title: attachment.filename,
            fields: [
                ("id", attachment.id), ("ticket", TicketNumber.text(attachment.ticketNumber)),
                ("comment", attachment.commentID == 0 ? "none yet" : String(attachment.commentID)),
                ("type", attachment.mediaType), ("size", ByteCount.text(attachment.sizeBytes)),
                ("uploaded by", attachment.author?.shortText ?? ""), ("at", RFC3339.text(attachment.createTime)),
            ]
        ).text(style)
    }
}
