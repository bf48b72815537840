/// Where it is kept what came in by mail, beside what it became.
public protocol IntakeStore: Sendable {
    /// What became of the mail of this key; nil if it has not come yet, or too long ago.
    ///
    /// - Parameter key: a digest of what makes the mail this one, at most 64 bytes.
    func takenMail(_ key: [UInt8], tenant: String) async throws -> TakenMail?
    /// Remembers what became of a mail, and puts the automatic answer to it into the outbox if its recipient has not
    /// had too many. Tells whether that was new: a mail that is remembered already changes nothing.
    func rememberMail(
        _ key: [UInt8], _ taken: TakenMail, answer: AutomaticAnswer?, tenant: String, at now: Timestamp
    ) async throws -> Bool

    /// Keeps a mail in quarantine and remembers it under its key; gives the number that it has there, also if it was
    /// there before.
    ///
    /// - Throws: `LimitReached.quarantine`; `StoreFailure`.
    func holdMail(
        _ mail: HeldMail, key: [UInt8], tenant: String, limits: QuarantineLimits
    ) async throws -> Int64
    /// A page of the quarantine with numbers above `id`, lowest first, without the mails' bytes.
    func heldMails(tenant: String, after id: Int64, limit: Int) async throws -> [HeldMail]
    /// A mail in quarantine with all its bytes; nil if it is not there.
    func heldMail(_ id: Int64, tenant: String) async throws -> HeldMail?
    /// Takes a mail out of quarantine; tells whether it was there.
    func removeHeldMail(_ id: Int64, tenant: String) async throws -> Bool
}
