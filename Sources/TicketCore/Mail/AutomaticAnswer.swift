/// An answer that no person writes, and how many of its sort one address may get within 24 hours (RFC 3834, 2).
public struct AutomaticAnswer: Sendable, Hashable {
    /// What is to be sent.
    public var entry: OutboxEntry
    /// How many of its kind the address gets within 24 hours.
    public var perDayMax: Int

    /// The time within which they are counted, in microseconds.
    public static let dayMicroseconds: Int64 = 86_400_000_000

    /// An answer.
    public init(_ entry: OutboxEntry, perDayMax: Int = 1) {
        self.entry = entry
        self.perDayMax = perDayMax
    }

    /// The address it is counted for, however that is spelled.
    public var address: String { entry.recipient.lowercased() }
}
