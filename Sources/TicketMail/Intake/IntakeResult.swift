/// What became of a mail for one recipient.
public struct IntakeResult: Sendable, Hashable {
    /// What became of it.
    public enum Outcome: Sendable, Hashable {
        /// A comment on a ticket.
        case comment(ticket: Int64)
        /// A new ticket.
        case ticket(Int64)
        /// Stored as a conversation; its files, if it has any, are in quarantine under this number, else 0.
        case conversation(String, heldID: Int64)
        /// Held back.
        case quarantined(Int64, HoldReason)
        /// It had come before.
        case duplicate(ticket: Int64, conversation: String, heldID: Int64)
        /// It asked where a ticket stands, and is answered.
        case statusAnswered(ticket: Int64)
        /// Its sender gets no more copies.
        case unsubscribed
        /// It reported on a mail of ours.
        case report
        /// It is our own.
        case own
        /// There is no such recipient; nothing was kept.
        case noSuchRecipient
        /// A note on a ticket by whoever let it go on.
        case note(ticket: Int64)
    }

    /// The recipient, as it was named.
    public let recipient: String
    /// What became of the mail.
    public let outcome: Outcome
}
