/// Where mails wait that have to leave the house. Commands put them in, in the transaction that makes them necessary.
///
/// A mail waits, is sent, or is dead. Every method does one step wholly or, when it throws, not at all.
public protocol OutboxStore: Sendable {
    /// Mails of all tenants whose time has come, the longest due first, each with this attempt counted.
    ///
    /// They are not due again before `leasedUntil`: if the process ends before it says what became of them, they are
    /// tried again then, and nobody else tries them meanwhile.
    func claimMail(at now: Timestamp, leasedUntil: Timestamp, limit: Int) async throws -> [QueuedMail]
    /// When the next mail is due, if one waits.
    func nextMailDueTime() async throws -> Timestamp?
    /// Writes down what became of a mail. Changes nothing unless it waits.
    func settleMail(_ id: Int64, tenant: String, _ result: MailResult, at now: Timestamp) async throws
    /// The entry of a mail that waits, is sent or is dead; nil once it is gone.
    func outboxEntry(_ id: Int64, tenant: String) async throws -> OutboxEntry?

    /// A page of dead mails with numbers above `id`, lowest first.
    func deadMail(tenant: String, after id: Int64, limit: Int) async throws -> [DeadMail]
    /// Makes a dead mail due now, as if it were new, and lets its recipient have mail again; nil if there is none of
    /// this number. A retry of the request changes nothing.
    func retryDeadMail(_ id: Int64, tenant: String, for request: StoreRequest) async throws -> DeadMail?

    /// From now on an address of a tenant gets no mail.
    func suppressMail(to address: String, tenant: String, at now: Timestamp) async throws

    /// Forgets up to so many mails that were sent or died before then, and as many old notes on mail that came in.
    /// Tells whether there may be more.
    func pruneMail(endedBefore end: Timestamp, now: Timestamp, limit: Int) async throws -> Bool
}
