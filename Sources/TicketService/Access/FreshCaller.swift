internal import TTRPC
internal import TicketCore

/// Who is served by a stream, asked anew only when somebody's rights have changed since.
struct FreshCaller {
    private let visitor: Visitor
    private let store: any TicketStore
    private var caller: Caller
    private var epoch: Int

    /// The caller at the beginning of a stream.
    init(_ visitor: Visitor, _ store: any TicketStore) {
        self.visitor = visitor
        self.store = store
        caller = visitor.caller
        // Nothing says that nothing has changed since the call came in.
        epoch = .min
    }

    /// The caller as they are now, as far as this server knows; throws when they may no longer be served.
    mutating func current() async throws -> Caller {
        if store.peopleEpoch != epoch { try await recheck() }
        return caller
    }

    /// Asks the store in any case: other servers' revocations, and the time.
    mutating func recheck() async throws {
        // Read first, so that what is read is never older than the epoch under which it is kept.
        let now = store.peopleEpoch
        caller = try await visitor.recheck()
        epoch = now
    }
}
