/// Checks the files that a comment is to have.
struct AttachmentChecker {
    /// The ids as they were asked for.
    let ids: [String]
    /// What of them there is.
    let found: [Attachment]
    /// Who writes the comment.
    let author: PersonReference
    /// The ticket on which it is written.
    let ticketNumber: Int64
    let limits: DeskLimits

    /// The files, in the order of the ids; `validator` gets what is wrong with them.
    func files(_ validator: inout FieldValidator) -> [AttachedFile] {
        let limit = min(limits.attachmentsMax, AttachmentLimits.filesPerCommentMax)
        guard ids.count <= limit else {
            validator.refuse(
                "comment.attachment_ids", "TOO_MANY", "at most \(limit) files on a comment; there are \(ids.count)")
            return []
        }
        var seen: Set<String> = []
        return ids.enumerated().compactMap { index, id in
            let field = "comment.attachment_ids[\(index)]"
            guard seen.insert(id).inserted else {
                validator.refuse(field, "DOUBLE_ATTACHMENT", "it stands there already; name each file once")
                return nil
            }
            // Whose file it is, or where, is nobody else's business.
            guard let attachment = found.first(where: { $0.file.id == id && isOwn($0) }) else {
                validator.refuse(
                    field, "UNKNOWN_ATTACHMENT", "you have uploaded no such file for ticket \(ticketNumber)")
                return nil
            }
            if let comment = attachment.commentID {
                validator.refuse(field, "ATTACHMENT_IN_USE", "the file belongs to comment \(comment) already")
            }
            return attachment.file
        }
    }

    private func isOwn(_ attachment: Attachment) -> Bool {
        attachment.author.id == author.id && attachment.ticketNumber == ticketNumber
    }
}
