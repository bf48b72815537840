/// Something that is noted of a mail address.
public struct AddressNote: Sendable, Hashable {
    /// What it is.
    public enum Kind: Sendable, Hashable {
        /// The address gets no mail any more.
        case suppressed
        /// It was given an answer that no person writes.
        case answered(OutboxEntry.Kind)
    }

    /// The address, in lower case.
    public var address: String
    /// What it is.
    public var kind: Kind
    /// Since when, or when it was.
    public var time: Timestamp

    /// A note with every field given.
    public init(address: String, kind: Kind, time: Timestamp) {
        self.address = address
        self.kind = kind
        self.time = time
    }
}
