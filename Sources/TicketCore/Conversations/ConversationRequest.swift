/// A command on a conversation with who asks for it.
public struct ConversationRequest: Sendable, Hashable {
    /// Who asks.
    public var actor: Actor
    /// What is asked for.
    public var command: ConversationCommand
    /// Makes a retry safe; nil if the caller does not ask for it.
    public var idempotencyKey: IdempotencyKey?

    /// A command to carry out.
    public init(actor: Actor, command: ConversationCommand, idempotencyKey: IdempotencyKey? = nil) {
        self.actor = actor
        self.command = command
        self.idempotencyKey = idempotencyKey
    }
}
