/// What an erasure took out, or would.
public struct ErasureReport: Sendable, Hashable, Codable {
    /// Tickets that the person submitted.
    public var tickets: Int64 = 0
    /// Tickets of others on which the person stood.
    public var mentions: Int64 = 0
    /// Comments that lost their text.
    public var comments: Int64 = 0
    /// Conversations in which something went.
    public var conversations: Int64 = 0
    /// Messages of conversations without a ticket that lost their text.
    public var messages: Int64 = 0
    /// Files, unfinished uploads among them.
    public var attachments: Int64 = 0
    /// The bytes of these files.
    public var attachmentBytes: Int64 = 0
    /// Messages that waited to be sent to the person.
    public var outboxEntries: Int64 = 0
    /// Votes on articles.
    public var votes: Int64 = 0
    /// Saved views.
    public var views: Int64 = 0
    /// The person's entry among those who may call, and the tokens.
    public var credentials: Int64 = 0
    /// Mails in quarantine that went, or lost the person.
    public var heldMails: Int64 = 0
    /// What was noted of the person's addresses: that they get no mail any more, or had an automatic answer.
    public var addressNotes: Int64 = 0

    /// Nothing.
    public init() {}

    /// Adds what went elsewhere.
    public static func += (sum: inout ErasureReport, other: ErasureReport) {
        sum.tickets += other.tickets
        sum.mentions += other.mentions
        sum.comments += other.comments
        sum.conversations += other.conversations
        sum.messages += other.messages
        sum.attachments += other.attachments
        sum.attachmentBytes += other.attachmentBytes
        sum.outboxEntries += other.outboxEntries
        sum.votes += other.votes
        sum.views += other.views
        sum.credentials += other.credentials
        sum.heldMails += other.heldMails
        sum.addressNotes += other.addressNotes
    }

    /// Counts a ticket from which somebody was taken.
    public mutating func count(_ eraser: TicketEraser) {
        guard eraser.hasChanged else { return }
        if eraser.isOwn { tickets += 1 } else { mentions += 1 }
        comments += eraser.commentCount
    }

    /// Counts a conversation from which somebody was taken.
    public mutating func count(_ eraser: ConversationEraser) {
        guard eraser.hasChanged else { return }
        conversations += 1
        messages += eraser.messageCount
    }
}
