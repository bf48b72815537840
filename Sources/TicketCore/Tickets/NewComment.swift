/// What is fixed when a comment is added. Its author is the event's actor and its time the event's, unless it says so.
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
    /// Who wrote it and when, where somebody else put it on the ticket, such as out of a conversation.
    public var origin: Origin?

    /// Where a comment comes from that was there before its ticket.
    public struct Origin: Sendable, Hashable {
        /// Who wrote it.
        public var author: PersonReference
        /// When it arrived.
        public var time: Timestamp

        /// An origin.
        public init(author: PersonReference, time: Timestamp) {
            self.author = author
            self.time = time
        }
    }

    /// A new comment with every field given.
    public init(
        id: Int64, body: String, replyTo: Int64?, channel: Channel, isInternal: Bool = false, writtenOn: Int64? = nil,
        attachments: [AttachedFile] = [], origin: Origin? = nil
    ) {
        self.id = id
        self.body = body
        self.replyTo = replyTo
        self.channel = channel
        self.isInternal = isInternal
        self.writtenOn = writtenOn
        self.attachments = attachments
        self.origin = origin
    }

    /// The comment that a conversation's message becomes.
    init(_ message: ConversationMessage) {
        self.init(
            id: message.id, body: message.body, replyTo: nil, channel: message.channel,
            origin: Origin(author: message.author, time: message.createTime))
    }
}
