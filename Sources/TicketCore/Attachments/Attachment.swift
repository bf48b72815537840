/// A file that belongs to a ticket, and where.
public struct Attachment: Sendable, Hashable {
    /// The file.
    public var file: AttachedFile
    /// The ticket: that for which it was uploaded, and that of its comment once it belongs to one.
    public var ticketNumber: Int64
    /// The comment that it belongs to, if any.
    public var commentID: Int64?
    /// Whether that comment is a note among staff.
    public var isInternal: Bool
    /// Who uploaded it.
    public var author: PersonReference

    /// An attachment with every field given.
    public init(
        file: AttachedFile, ticketNumber: Int64, commentID: Int64? = nil, isInternal: Bool = false,
        author: PersonReference
    ) {
        self.file = file
        self.ticketNumber = ticketNumber
        self.commentID = commentID
        self.isInternal = isInternal
        self.author = author
    }

    /// A file of a comment that stands on a ticket.
    public init(_ file: AttachedFile, of comment: Comment, on ticketNumber: Int64) {
        self.init(
            file: file, ticketNumber: ticketNumber, commentID: comment.id, isInternal: comment.isInternal,
            author: comment.author)
    }
}
