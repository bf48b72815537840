/// The conversations of an archive, each of which is followed by what is kept with it.
struct ArchivedTalks {
    private var ids: Set<String> = []
    private var tickets: Set<Int64> = []
    private var present: Conversation?
    private var messageCount: Int64 = 0
    private var messageBytes: Int64 = 0
    private var readers: Set<String> = []

    mutating func begin(_ conversation: Conversation) throws(ArchiveRefusal) {
        try endConversation()
        let id = conversation.id.utf8
        guard (1...128).contains(id.count), id.allSatisfy({ (0x21...0x7e).contains($0) }) else {
            throw .invalid("the id of a conversation has 1 to 128 visible ASCII characters")
        }
        guard ids.insert(conversation.id).inserted else { throw .invalid("this conversation is there twice") }
        if let number = conversation.ticketNumber, !tickets.insert(number).inserted {
            throw .invalid("ticket \(number) has a conversation already")
        }
        guard conversation.deskVersion >= 1 else { throw .invalid("versions of desks begin at 1") }
        present = conversation
    }

    mutating func add(_ message: ConversationMessage) throws(ArchiveRefusal) {
        guard let present, present.ticketNumber == nil, readers.isEmpty else {
            throw .invalid("a message follows the conversation without a ticket that it belongs to")
        }
        messageCount += 1
        messageBytes += Int64(message.body.utf8.count)
        guard message.id == messageCount else { throw .invalid("the next message has the id \(messageCount)") }
    }

    mutating func add(_ mark: ReadMark) throws(ArchiveRefusal) {
        guard present != nil else { throw .invalid("there is no conversation before this") }
        guard readers.insert(mark.person.id).inserted else {
            throw .invalid("how far \"\(mark.person.id)\" has read is there twice")
        }
    }

    /// Looks whether the conversation has what it counts.
    mutating func endConversation() throws(ArchiveRefusal) {
        guard let conversation = present else { return }
        guard conversation.messageCount == messageCount, conversation.messageBytes == messageBytes else {
            throw .invalid("the conversation \(conversation.id) has not the messages that it counts")
        }
        present = nil
        messageCount = 0
        messageBytes = 0
        readers = []
    }
}
