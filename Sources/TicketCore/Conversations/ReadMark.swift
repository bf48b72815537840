/// How far somebody has read in a conversation.
public struct ReadMark: Sendable, Hashable {
    /// Who, as they were when they read.
    public var person: PersonReference
    /// The latest message that they have read.
    public var messageID: Int64
    /// When they said so.
    public var time: Timestamp

    /// A mark with every field given.
    public init(person: PersonReference, messageID: Int64, time: Timestamp) {
        self.person = person
        self.messageID = messageID
        self.time = time
    }
}
