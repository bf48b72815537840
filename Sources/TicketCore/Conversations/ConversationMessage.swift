/// Something said in a conversation.
public struct ConversationMessage: Sendable, Hashable {
    /// Rising in order of arrival: 1, 2, 3 … in the conversation, and the comment's id on its ticket.
    public var id: Int64
    /// What was said.
    public var body: String
    /// Who said it.
    public var author: PersonReference
    /// When it arrived.
    public var createTime: Timestamp
    /// The way by which it came in.
    public var channel: Channel

    /// The files that were sent with it; none without a ticket.
    public var attachments: [AttachedFile]

    /// A message with every field given.
    public init(
        id: Int64, body: String, author: PersonReference, createTime: Timestamp, channel: Channel = .chat,
        attachments: [AttachedFile] = []
    ) {
        self.id = id
        self.body = body
        self.author = author
        self.createTime = createTime
        self.channel = channel
        self.attachments = attachments
    }

    /// The message that a public comment is.
    public init(_ comment: Comment) {
        self.init(
            id: comment.id, body: comment.body, author: comment.author, createTime: comment.createTime,
            channel: comment.channel, attachments: comment.attachments)
    }
}
