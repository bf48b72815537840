/// An entry of the outbox that is not tried any more, for an operator to look at.
public struct DeadMail: Sendable, Hashable {
    /// Its number in the outbox of its tenant.
    public var id: Int64
    /// What was to be sent.
    public var entry: OutboxEntry
    /// How often it was tried.
    public var attempts: Int
    /// Where and why it failed last, in short words.
    public var failure: String
    /// When it was written, or last tried again by an operator.
    public var queueTime: Timestamp
    /// When it was given up; nil for one that was just put back.
    public var endTime: Timestamp?

    /// A mail with every field given.
    public init(
        id: Int64, entry: OutboxEntry, attempts: Int, failure: String, queueTime: Timestamp, endTime: Timestamp?
    ) {
        self.id = id
        self.entry = entry
        self.attempts = attempts
        self.failure = failure
        self.queueTime = queueTime
        self.endTime = endTime
    }
}
