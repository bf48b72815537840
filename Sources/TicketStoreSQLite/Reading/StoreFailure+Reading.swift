internal import TicketCore

extension StoreFailure {
    /// How long to wait when a read finds the database locked, in milliseconds.
    private static let lockedRetryMilliseconds = 100

    /// What a failed read tells whoever asked.
    init(reading failure: SQLiteFailure) {
        switch failure.kind {
        case .unwritable: self = .overloaded(retryAfterMilliseconds: Self.lockedRetryMilliseconds)
        case .inputOutput, .sync, .corrupt, .statement: self = .corrupt("\(failure)")
        }
    }
}
