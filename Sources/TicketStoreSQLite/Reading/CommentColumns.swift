internal import TicketCore

/// The columns of a comment's row, in the order in which they are selected.
enum CommentColumns {
    /// What follows SELECT.
    static let list = """
        id, body, reply_to, create_time, channel, author, author_name, author_email, author_role, author_account, \
        internal, written_on, attachments
        """

    /// The comment in the present row.
    static func comment(_ row: Statement) throws -> Comment {
        let author = PersonReference(
            id: row.text(5), name: row.text(6), email: row.text(7),
            role: try Role(column: row.int64(8), in: "comments.author_role"), account: row.optionalText(9))
        return Comment(
            id: row.int64(0), body: row.text(1), replyTo: row.optionalInt64(2), author: author,
            createTime: Timestamp(microsecondsSinceEpoch: row.int64(3)),
            channel: try Channel(column: row.int64(4), in: "comments.channel"), isInternal: row.bool(10),
            writtenOn: row.optionalInt64(11), attachments: try AttachmentColumns.files(row, column: 12))
    }
}
