/// A conversation and its ticket as they are at one moment.
public struct ConversationSnapshot: Sendable, Hashable {
    /// Its place in the order in which the tenant's conversations began; pages go on from it.
    public var position: Int64
    /// The conversation.
    public var conversation: Conversation
    /// Its ticket, if it has one.
    public var ticket: Ticket?

    /// A conversation with its ticket.
    public init(position: Int64, conversation: Conversation, ticket: Ticket?) {
        self.position = position
        self.conversation = conversation
        self.ticket = ticket
    }

    /// Whether something may be said in it.
    public var isOpen: Bool { conversation.closeTime == nil && ticket?.takesMessages ?? true }

    /// When anything in it, or on its ticket, last changed.
    public var updateTime: Timestamp { max(conversation.updateTime, ticket?.updateTime ?? conversation.updateTime) }

    /// The id of the latest message that it may have; on a ticket a note of staff may have it.
    public var lastMessageID: Int64 { ticket?.commentCount ?? conversation.messageCount }
}
