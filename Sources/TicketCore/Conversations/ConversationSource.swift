/// Where the situation of a command on a conversation is gathered from: one tenant's data inside a store's transaction.
public protocol ConversationSource: SituationSource {
    /// The conversation of this id.
    func conversation(_ id: String) throws -> Conversation?
    /// Every message that is kept with a conversation, oldest first.
    func messages(keptWith id: String) throws -> [ConversationMessage]
    /// How far somebody has read; nil if they have not.
    func readMark(of person: String, in id: String) throws -> ReadMark?
    /// How many open conversations a requester has.
    func openConversationCount(of person: String) throws -> Int
}
