public import TicketCore

/// Where mails wait that have to leave the house. Put in by whoever makes them, in the transaction that makes them
/// necessary.
///
/// A mail is in one of three places: waiting, dead, or gone. Every method does one step wholly or, when it throws,
/// not at all.
public protocol Outbox: Sendable {
    /// Mails whose time has come, the longest due first, each with this attempt counted.
    ///
    /// They are not due again before `leasedUntil`: if the process ends before it says what became of them, they are
    /// tried again then, and nobody else tries them meanwhile.
    func claimDue(at now: Timestamp, leasedUntil: Timestamp, limit: Int) async throws -> [OutboxMail]

    /// When the next mail is due, if one waits.
    func nextDueTime() async throws -> Timestamp?

    /// The mail is delivered, and gone.
    func markSent(_ id: Int64, at now: Timestamp) async throws

    /// The mail is due again at this time, after this failure.
    func markRetry(_ id: Int64, at due: Timestamp, after failure: DeliveryFailure) async throws

    /// The mail is not tried any more. With `suppressing`, its recipient gets no mail any more, in its tenant.
    func deadLetter(_ id: Int64, _ reason: DeadLetter.Reason, at now: Timestamp, suppressing: Bool) async throws

    /// Whether an address of a tenant gets no mail any more.
    func isSuppressed(_ address: EmailAddress, tenant: String) async throws -> Bool

    /// Lets an address have mail again.
    func liftSuppression(of address: EmailAddress, tenant: String) async throws

    /// Dead letters with numbers above `id`, lowest first.
    func deadLetters(after id: Int64, limit: Int) async throws -> [DeadLetter]

    /// Makes a dead letter due now, as if it were new, and lets its recipient have mail again. Tells whether there
    /// was one.
    func requeue(_ id: Int64, at now: Timestamp) async throws -> Bool
}
