/// What somebody asks to be done with a conversation.
public enum ConversationCommand: Sendable, Hashable {
    /// Start one.
    case start(NewConversation)
    /// Say something, with files by their ids. An informational message of staff asks the customer nothing.
    case say(id: String, body: String, informational: Bool = false, attachments: [String] = [])
    /// Make a ticket of it. An empty subject, issue type or tier takes the conversation's, the desk's fallback and the
    /// desk's first.
    case convert(id: String, subject: String = "", issueType: String = "", tier: String = "")
    /// End it.
    case close(id: String)
    /// Note how far the actor has read.
    case markRead(id: String, messageID: Int64)

    /// The conversation that it is about.
    public var conversationID: String {
        switch self {
        case .start(let new): new.id
        case .say(let id, _, _, _), .convert(let id, _, _, _), .close(let id), .markRead(let id, _): id
        }
    }
}
