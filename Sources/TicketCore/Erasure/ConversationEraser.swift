/// Takes somebody out of a conversation with all that is kept with it.
public struct ConversationEraser: Sendable {
    private let person: ErasedPerson
    private let redaction: TextRedaction
    private let isOwn: Bool

    /// How many messages have lost their text.
    public private(set) var messageCount: Int64 = 0
    /// Whether something had something of the person in it.
    public private(set) var hasChanged = false

    /// An eraser for one conversation as it is before.
    public init(_ person: ErasedPerson, _ conversation: Conversation) {
        self.person = person
        redaction = person.redaction
        isOwn = person.was(conversation.requester)
    }

    /// The conversation afterwards, with so many bytes of messages.
    public mutating func erasing(_ conversation: Conversation, messageBytes: Int64) -> Conversation {
        var next = conversation
        next.requester = person.erasing(conversation.requester)
        next.subject = text(conversation.subject, isGone: isOwn)
        next.ccEmails = person.erasing(emails: conversation.ccEmails)
        next.messageBytes = messageBytes
        if next != conversation { hasChanged = true }
        return next
    }

    /// A message afterwards.
    public mutating func erasing(_ message: ConversationMessage) -> ConversationMessage {
        var next = message
        let isGone = isOwn || person.was(message.author)
        next.author = person.erasing(message.author)
        next.body = text(message.body, isGone: isGone)
        if next != message { hasChanged = true }
        if isGone, next.body != message.body { messageCount += 1 }
        return next
    }

    /// How far somebody has read afterwards.
    public mutating func erasing(_ mark: ReadMark) -> ReadMark {
        var next = mark
        next.person = person.erasing(mark.person)
        if next != mark { hasChanged = true }
        return next
    }

    private func text(_ text: String, isGone: Bool) -> String {
        isGone ? ErasedPerson.erasing(text) : redaction(text)
    }
}
