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

    /// The entry in the present row: position, tenant, ticket, revision, kind, recipient, locale, message, reset.
    init(_ row: Statement) throws {
        guard let kind = OutboxEntry.Kind(rawValue: row.text(4)) else {
            throw StoreFailure.corrupt("outbox.kind: \"\(row.text(4))\" is not known")
        }
        var entry = OutboxEntry(
            kind: kind, ticketNumber: TicketKey(rawValue: row.int64(2)).number, revision: row.int64(3),
            recipient: row.text(5), locale: row.optionalText(6).flatMap(LanguageTag.init),
            message: row.optionalText(7))
        entry.reset = row.optionalText(8)
        self.init(position: row.int64(0), tenant: row.text(1), entry: entry)
    }
}
