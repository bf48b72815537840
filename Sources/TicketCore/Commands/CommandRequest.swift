/// A command with who asks for it and under which conditions.
public struct CommandRequest: Sendable, Hashable {
    /// Who asks.
    public var actor: Actor
    /// What is asked for.
    public var command: Command
    /// The revision that the ticket must have (the etag of AIP-154); nil for any.
    public var expectedRevision: Int64?
    /// Makes a retry safe; nil if the caller does not ask for it.
    public var idempotencyKey: IdempotencyKey?
    /// Decide, and change nothing (AIP-163).
    public var validateOnly: Bool

    /// A command to carry out.
    public init(
        actor: Actor, command: Command, expectedRevision: Int64? = nil, idempotencyKey: IdempotencyKey? = nil,
        validateOnly: Bool = false
    ) {
        self.actor = actor
        self.command = command
        self.expectedRevision = expectedRevision
        self.idempotencyKey = idempotencyKey
        self.validateOnly = validateOnly
    }
}
