/// What became of handing a mail to an SMTP server.
public enum DeliveryOutcome: Sendable, Hashable {
    /// The server has taken it; its answer.
    case delivered(reply: String)
    /// It was not taken, and may be later.
    case transient(DeliveryFailure)
    /// It was refused for good.
    case permanent(DeliveryFailure)
    /// The mail was sent whole, and the connection ended before the answer: it may have been taken. Sent again, it
    /// has the same Message-ID.
    case unknown(DeliveryFailure)
}
