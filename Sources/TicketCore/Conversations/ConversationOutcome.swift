/// What a command on a conversation came to. A retry with the same idempotency key gets the same message and the same
/// ticket as it was then, and the conversation as it is now.
public struct ConversationOutcome: Sendable, Hashable {
    /// The conversation with its ticket.
    public var snapshot: ConversationSnapshot
    /// The id of the message that it added, if it added one.
    public var messageID: Int64?

    /// An outcome.
    public init(snapshot: ConversationSnapshot, messageID: Int64? = nil) {
        self.snapshot = snapshot
        self.messageID = messageID
    }
}
