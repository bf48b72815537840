/// A store whose desks can be carried to another one.
public protocol ArchiveStore: Sendable {
    /// Goes through a desk's records.
    typealias DeskRecords = (_ take: (DeskRecord) throws -> Void) throws -> Void

    /// A new scratch file. There may be a few at a time.
    ///
    /// - Throws: `StoreFailure.overloaded` when there are as many as there may be.
    func makeScratch() async throws -> any ScratchFile

    /// Runs `body`, which may block, where nobody else waits for it.
    ///
    /// - Parameter isLong: whether it may take longer than a read or write of a file.
    /// - Throws: what `body` throws; `StoreFailure`.
    func runArchiveWork<Value: Sendable>(
        isLong: Bool, _ body: @escaping @Sendable () throws -> Value
    ) async throws -> Value

    /// Gives `body` everything that a desk has, as it is at one moment; nothing for a desk that is not there. `body`
    /// may block, and goes through the records once.
    ///
    /// - Throws: what `body` throws; `StoreFailure`.
    func readDesk<Value: Sendable>(
        _ key: String, tenant: String, _ body: @escaping @Sendable (_ records: DeskRecords) throws -> Value
    ) async throws -> Value

    /// Takes a desk in with everything that is its, all of it or nothing. The archive has been looked over with
    /// `DeskRecordCheck`.
    ///
    /// Ticket numbers and every id stay. Nobody is mailed, timers run on, and the events come to the end of the feed.
    /// The same idempotency key of the same person with the same fingerprint does nothing again.
    ///
    /// - Throws: `ArchiveRefusal`; `Refusal.requestIDReused`; `StoreFailure`.
    func add(_ desk: DeskImport) async throws
}
