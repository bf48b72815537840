/// Where desks are kept with the texts that they were made of.
public protocol DeskStore: Sendable {
    /// Keeps a desk that the program brings along and answers the desk's newest version: a new one if it differs from
    /// the newest, unless somebody wrote that; what people wrote stays.
    ///
    /// - Parameter source: the text that it was made of; nil for none.
    func install(_ desk: Desk, source: String?, tenant: String) async throws -> DeskVersion

    /// Whether the newest version of a desk was made of this very text, or somebody wrote it: whoever started with it
    /// before need not wait until what the program brings along is installed anew.
    func isSettled(_ desk: String, source: String, tenant: String) async throws -> Bool

    /// Keeps a desk that somebody wrote, as a new version, and answers it. The text of the newest version makes no new
    /// one.
    ///
    /// The same idempotency key of the same person with the same fingerprint gives the same answer again.
    ///
    /// - Throws: `DeskRefusal`; `Refusal.requestIDReused`; `StoreFailure`.
    func change(_ change: DeskChange) async throws -> DeskVersion

    /// What a version of a desk was made of; nil for `version` means the newest.
    func deskSource(_ key: String, version: Int?, tenant: String) async throws -> DeskSource?
}

extension DeskStore {
    /// Keeps a desk that the program brings along, without its text.
    public func install(_ desk: Desk, tenant: String) async throws -> DeskVersion {
        try await install(desk, source: nil, tenant: tenant)
    }
}
