/// Why a store cannot do what it is asked.
public enum StoreFailure: Error, Sendable, Hashable {
    /// Too much is waiting; nothing was done, try again after the given number of milliseconds.
    case overloaded(retryAfterMilliseconds: Int)
    /// The disk refuses writes for now (full, read-only); nothing was done.
    case unwritable(String)
    /// Durability failed while committing: whether it took effect is unknown. Retry with the same request id.
    case outcomeUnknown(String)
    /// The store is closed or closing; nothing was done.
    case closed
    /// What was read does not make sense; `ticketd check` tells more.
    case corrupt(String)
    /// The cursor was not made by this store.
    case invalidCursor
}
