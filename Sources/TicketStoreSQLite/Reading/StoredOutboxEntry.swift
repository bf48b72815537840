public import TicketCore

/// A message that has to leave the house, as it stands in the store.
public struct StoredOutboxEntry: Sendable, Hashable {
    /// Its place in the order of commits; reads go on behind it.
    public var position: Int64
    /// The tenant that sends it.
    public var tenant: String
    /// What is to be sent.
    public var entry: OutboxEntry

    /// An entry at its place.
    public init(position: Int64, tenant: String, entry: OutboxEntry) {
        self.position = position
        self.tenant = tenant
        self.entry = entry
    }

    /// The entry in the present row: position, tenant, and what it is made of.
    init(_ row: Statement) throws {
        self.init(position: row.int64(0), tenant: row.text(1), entry: try MailColumns.entry(row, first: 2))
    }
}
