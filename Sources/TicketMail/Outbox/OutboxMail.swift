public import TicketCore

/// A mail that waits in the outbox.
public struct OutboxMail: Sendable, Hashable {
    /// Its number in the outbox.
    public let id: Int64
    /// Whose it is.
    public let tenant: String
    /// Where reports go to; nil for none.
    public let sender: EmailAddress?
    /// The one recipient.
    public let recipient: EmailAddress
    /// The mail as it goes out, always the same, with its Message-ID.
    public let bytes: [UInt8]
    /// When it was put in.
    public let createTime: Timestamp
    /// How often it was tried.
    public var attemptCount: Int

    /// A mail with every field given.
    public init(
        id: Int64, tenant: String, sender: EmailAddress?, recipient: EmailAddress, bytes: [UInt8],
        createTime: Timestamp,
        attemptCount: Int
    ) {
        self.id = id
        self.tenant = tenant
        self.sender = sender
        self.recipient = recipient
        self.bytes = bytes
        self.createTime = createTime
        self.attemptCount = attemptCount
    }
}
