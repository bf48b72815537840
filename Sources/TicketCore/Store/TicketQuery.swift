/// Which tickets to list. Conditions of different kinds narrow together; several values of one kind widen.
public struct TicketQuery: Sendable, Hashable {
    /// The tenant to look in.
    public var tenant: String
    /// The part of it that the reader may see.
    public var scope: TicketScope
    /// What is asked for.
    public var filter: TicketFilter
    /// Only tickets with a smaller number; nil for the first page.
    public var before: Int64?
    /// How many at most.
    public var limit: Int

    /// A query for a page of tickets.
    public init(tenant: String, scope: TicketScope, filter: TicketFilter, before: Int64?, limit: Int) {
        self.tenant = tenant
        self.scope = scope
        self.filter = filter
        self.before = before
        self.limit = limit
    }
}
