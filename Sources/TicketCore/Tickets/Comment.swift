/// One message on a ticket.
public struct Comment: Sendable, Hashable {
    /// Unique on its ticket: 1, 2, 3 … in order of arrival.
    public var id: Int64
    /// The text.
    public var body: String
    /// The comment that it answers, if any.
    public var replyTo: Int64?
    /// Who wrote it.
    public var author: PersonReference
    /// When it arrived.
    public var createTime: Timestamp
    /// The way by which it came in.
    public var channel: Channel
    /// Whether it is a note among staff, which customers never see.
    public var isInternal: Bool
    /// The ticket on which it was written, where that was merged into this one.
    public var writtenOn: Int64?
    /// The files that belong to it.
    public var attachments: [AttachedFile]

    /// A comment with every field given.
    public init(
        id: Int64, body: String, replyTo: Int64?, author: PersonReference, createTime: Timestamp, channel: Channel,
        isInternal: Bool = false, writtenOn: Int64? = nil, attachments: [AttachedFile] = []
    ) {
        self.id = id
        self.body = body
        self.replyTo = replyTo
        self.author = author
        self.createTime = createTime
        self.channel = channel
        self.isInternal = isInternal
        self.writtenOn = writtenOn
        self.attachments = attachments
    }
}
