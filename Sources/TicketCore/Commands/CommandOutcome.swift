/// What a command came to. A retry with the same idempotency key gets the same outcome, as it was then.
public struct CommandOutcome: Sendable, Hashable {
    /// The ticket after the command.
    public var ticket: Ticket
    /// The comment that it added, if it added one.
    public var comment: Comment?

    /// An outcome.
    public init(ticket: Ticket, comment: Comment? = nil) {
        self.ticket = ticket
        self.comment = comment
    }
}
