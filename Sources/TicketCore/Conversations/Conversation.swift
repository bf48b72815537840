/// A chat between a customer and a desk, or a mail that is stored like one.
///
/// While it has no ticket its messages are kept with it. Once it has one, they are the ticket's public comments.
public struct Conversation: Sendable, Hashable {
    /// How many conversations of one requester may be open at once.
    public static let openMax = 20
    /// How many messages it takes without a ticket, so that it can be made one in one go.
    public static let messagesMax: Int64 = 1_000
    /// How many bytes of UTF-8 its messages may have together without a ticket.
    public static let messageBytesMax: Int64 = 4 << 20

    /// Names it inside its tenant: random, so that it cannot be guessed.
    public var id: String
    /// The key of its desk.
    public var desk: String
    /// The version of the desk under which it began.
    public var deskVersion: Int
    /// What it is about, in one line; empty if nobody has said it.
    public var subject: String
    /// Who asks.
    public var requester: PersonReference
    /// The language in which the customer writes.
    public var locale: LanguageTag?
    /// When it began.
    public var createTime: Timestamp
    /// When it last changed by itself; its ticket has a time of its own.
    public var updateTime: Timestamp
    /// When it was closed by itself; nil while it was not. One with a ticket is closed with that.
    public var closeTime: Timestamp?
    /// How many messages are kept with it; those of its ticket do not count.
    public var messageCount: Int64
    /// How many bytes of UTF-8 those messages have together.
    public var messageBytes: Int64
    /// The number of its ticket; nil if none came of it.
    public var ticketNumber: Int64?
    /// The way by which it came in: a chat or a mail.
    public var channel = Channel.chat
    /// Who stood in the copy of the mail; empty for a chat.
    public var ccEmails: [String] = []

    /// A conversation with every field given, as a store reads it back.
    public init(
        id: String, desk: String, deskVersion: Int, subject: String, requester: PersonReference, locale: LanguageTag?,
        createTime: Timestamp, updateTime: Timestamp, closeTime: Timestamp? = nil, messageCount: Int64 = 0,
        messageBytes: Int64 = 0, ticketNumber: Int64? = nil
    ) {
        self.id = id
        self.desk = desk
        self.deskVersion = deskVersion
        self.subject = subject
        self.requester = requester
        self.locale = locale
        self.createTime = createTime
        self.updateTime = updateTime
        self.closeTime = closeTime
        self.messageCount = messageCount
        self.messageBytes = messageBytes
        self.ticketNumber = ticketNumber
    }
}

extension Ticket {
    /// Whether something may be said in its conversation: it is neither closed nor merged away nor deleted.
    public var takesMessages: Bool { status.category != .closed && state.isActive }
}
