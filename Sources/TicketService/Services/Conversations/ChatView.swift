internal import TicketCore
internal import TicketMessages

/// What one connection of a chat has been told so far.
struct ChatView {
    /// The conversation's id.
    let id: String
    /// The latest message that it has.
    var lastMessageID: Int64
    /// The conversation as it was last told; nil before the first time.
    private(set) var conversation: TicketMessages.Conversation?
    private var readMarks: [String: ReadMark] = [:]
    private var present: Set<String> = []

    init(_ open: ChatOpen) {
        id = open.conversationID
        lastMessageID = open.lastMessageID
    }

    /// Notes the conversation; answers whether it is otherwise than before. That something was said is told by the
    /// messages themselves.
    mutating func notes(_ next: TicketMessages.Conversation) -> Bool {
        var before = conversation
        before?.updateTime = next.updateTime
        conversation = next
        return before != next
    }

    /// Notes how far somebody has read; answers whether that is news.
    mutating func notes(_ mark: ReadMark) -> Bool {
        defer { readMarks[mark.person.id] = mark }
        return readMarks[mark.person.id] != mark
    }

    /// Notes that somebody is there or not; answers whether that is news.
    mutating func notes(_ person: String, isPresent: Bool) -> Bool {
        isPresent ? present.insert(person).inserted : present.remove(person) != nil
    }
}
