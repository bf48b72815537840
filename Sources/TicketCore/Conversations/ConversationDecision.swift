/// What a command on a conversation leads to. A store writes all of it in one transaction.
public struct ConversationDecision: Sendable, Hashable {
    /// The conversation afterwards.
    public var conversation: Conversation
    /// What happens to its ticket; nil if nothing does.
    public var ticket: Decision?
    /// The message that is kept with the conversation.
    public var message: ConversationMessage?
    /// How far somebody has read.
    public var readMark: ReadMark?
    /// The id of the message that was said, kept here or on the ticket.
    public var messageID: Int64?

    /// A decision with every field given.
    public init(
        conversation: Conversation, ticket: Decision? = nil, message: ConversationMessage? = nil,
        readMark: ReadMark? = nil, messageID: Int64? = nil
    ) {
        self.conversation = conversation
        self.ticket = ticket
        self.message = message
        self.readMark = readMark
        self.messageID = messageID
    }

    /// Whether anything is otherwise afterwards, so that whoever follows the conversation has to look.
    public func changesSomething(in situation: ConversationSituation) -> Bool {
        message != nil || readMark != nil || ticket?.events.isEmpty == false || conversation != situation.conversation
    }
}
