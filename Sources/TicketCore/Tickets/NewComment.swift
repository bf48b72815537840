/// What is fixed when a comment is added. Its author is the event's actor, its time is the event's.
public struct NewComment: Sendable, Hashable {
    /// Unique on its ticket.
    public var id: Int64
    /// The text.
    public var body: String
    /// The comment that it answers, if any.
    public var replyTo: Int64?
    /// The way by which it came in.
    public var channel: Channel
    /// Whether it is a note among staff, which customers never see.
    public var isInternal: Bool
    /// The ticket on which it was written, where that was merged into this one.
    public var writtenOn: Int64?
    /// The files that belong to it, uploaded by its author.
    public var attachments: [AttachedFile]

    /// A new comment with every field given.
    public init(
        id: Int64, body: String, replyTo: Int64?, channel: Channel, isInternal: Bool = false, writtenOn: Int64? = nil,
        attachments: [AttachedFile] = []
    ) {
        self.id = id
        self.body = body
        self.replyTo = replyTo
        self.channel = channel
        self.isInternal = isInternal
        self.writtenOn = writtenOn
        self.attachments = attachments
    }
}
