/// An entry of the outbox on its way.
public struct QueuedMail: Sendable, Hashable {
    /// Its number in the outbox of its tenant, from 1; never given twice.
    public var id: Int64
    /// Whose it is.
    public var tenant: String
    /// What is to be sent.
    public var entry: OutboxEntry
    /// Since when it waits: since it was written, or since an operator had it tried again.
    public var queueTime: Timestamp
    /// How often it was taken out to be sent, this time included.
    public var attempts: Int
    /// Whether its recipient gets no mail any more.
    public var isSuppressed: Bool

    /// A mail with every field given.
    public init(
        id: Int64, tenant: String, entry: OutboxEntry, queueTime: Timestamp, attempts: Int, isSuppressed: Bool = false
    ) {
        self.id = id
        self.tenant = tenant
        self.entry = entry
        self.queueTime = queueTime
        self.attempts = attempts
        self.isSuppressed = isSuppressed
    }
}
