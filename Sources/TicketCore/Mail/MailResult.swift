/// What became of an attempt to send an entry of the outbox.
public enum MailResult: Sendable, Hashable {
    /// It is delivered.
    case sent
    /// It is not to be sent any more, and nobody needs to know.
    case dropped
    /// It is due again at this time. The failure is in short words without addresses or texts of others.
    case retry(at: Timestamp, failure: String)
    /// It is not tried any more. With `suppressing`, its recipient gets no mail any more.
    case dead(failure: String, suppressing: Bool)
}
