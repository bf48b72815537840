/// What somebody who follows a conversation has to know of it: all of it as it is at one moment.
public struct ConversationPage: Sendable, Hashable {
    /// The conversation with its ticket.
    public var snapshot: ConversationSnapshot
    /// Messages, oldest first.
    public var messages: [ConversationMessage]
    /// How far everybody has read, by person id.
    public var readMarks: [ReadMark]

    /// A page with every field given.
    public init(snapshot: ConversationSnapshot, messages: [ConversationMessage], readMarks: [ReadMark]) {
        self.snapshot = snapshot
        self.messages = messages
        self.readMarks = readMarks
    }
}
