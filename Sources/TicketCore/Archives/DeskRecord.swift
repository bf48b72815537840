/// One of the things that a desk's archive consists of, in this order: the desk's versions, its files, the events of
/// its tickets, its conversations, versions of other desks, votes, and views.
public enum DeskRecord: Sendable, Hashable {
    /// A version of the desk, oldest first; behind the conversations one of another desk under which something in the
    /// archive once was.
    case version(DeskSource)
    /// A file of one of the tickets, without its bytes, in the order in which they were uploaded.
    case attachment(Attachment)
    /// Something that happened to one of the tickets, in commit order.
    case event(TicketEvent)
    /// A conversation of one of the tickets, or one without a ticket, in the order in which they began.
    case conversation(Conversation)
    /// A message that is kept with the conversation before it.
    case message(ConversationMessage)
    /// How far somebody has read in the conversation before it.
    case readMark(ReadMark)
    /// What somebody thinks of an article, by person and article.
    case vote(person: String, article: String, isHelpful: Bool)
    /// A view that the desk's staff share, by name.
    case view(name: String, definition: [UInt8])
}

extension DeskRecord {
    /// The version of a desk under which a ticket or a conversation is from here on; nil if it says nothing of that.
    public var namedVersion: DeskName? {
        switch self {
        case .event(let event):
            switch event.change {
            case .created(let created): DeskName(key: created.desk, version: created.deskVersion)
            case .moved(let moved): DeskName(key: moved.desk, version: moved.deskVersion)
            default: nil
            }
        case .conversation(let conversation):
            DeskName(key: conversation.desk, version: conversation.deskVersion)
        default: nil
        }
    }
}
