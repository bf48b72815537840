public import TicketCore

/// A mail that is not tried any more, for an operator to look at.
public struct DeadLetter: Sendable, Hashable {
    /// Why it is not tried any more.
    public enum Reason: Sendable, Hashable {
        /// A server refused it for good.
        case refused(DeliveryFailure)
        /// It was tried for too long; the last failure.
        case expired(DeliveryFailure)
        /// The recipient's address is known not to exist.
        case suppressed
    }

    /// The mail.
    public let mail: OutboxMail
    /// Why.
    public let reason: Reason
    /// Since when.
    public let time: Timestamp

    /// A dead letter with every field given.
    public init(mail: OutboxMail, reason: Reason, time: Timestamp) {
        self.mail = mail
        self.reason = reason
        self.time = time
    }
}
