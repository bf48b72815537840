public import TicketCore

/// What becomes of an entry of the outbox when it is to be written.
public enum WrittenMail: Sendable, Hashable {
    /// A mail, where reports about it go to, and its recipient.
    case mail([UInt8], sender: EmailAddress?, recipient: EmailAddress)
    /// Its recipient is not to be told any more, or what it tells of is gone.
    case outdated
    /// It cannot be written, for this reason in short words.
    case unwritable(String)
}
