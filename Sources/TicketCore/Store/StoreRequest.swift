/// Who asks a store to change something that is no ticket, when, and how a retry is known.
public struct StoreRequest: Sendable, Hashable {
    /// The id of whoever asks.
    public var person: String
    /// Makes a retry safe; nil if the caller does not ask for it. A retry changes nothing and is answered with what is.
    public var key: IdempotencyKey?
    /// The present moment.
    public var now: Timestamp

    /// A request by somebody.
    public init(person: String, key: IdempotencyKey? = nil, now: Timestamp) {
        self.person = person
        self.key = key
        self.now = now
    }
}
