/// Which tickets to list. Conditions of different kinds narrow together; several values of one kind widen.
public struct TicketQuery: Sendable, Hashable {
    /// The tenant to look in.
    public var tenant: String
    /// The part of it that the reader may see.
    public var scope: TicketScope
    /// What is asked for.
    public var filter: TicketFilter
    /// Which come first.
    public var order: TicketOrder
    /// Only tickets behind this place in the order; nil for the first page.
    public var after: TicketPosition?
    /// How many at most.
    public var limit: Int

    /// A query for a page of tickets.
    public init(
        tenant: String, scope: TicketScope, filter: TicketFilter, order: TicketOrder = .newestCreated,
        after: TicketPosition?, limit: Int
    ) {
        self.tenant = tenant
        self.scope = scope
        self.filter = filter
        self.order = order
        self.after = after
        self.limit = limit
    }

    /// A query for a page of tickets with smaller numbers than `before`, newest first; nil for the first page.
    public init(tenant: String, scope: TicketScope, filter: TicketFilter, before: Int64?, limit: Int) {
        self.init(
            tenant: tenant, scope: scope, filter: filter, after: before.map { TicketPosition(number: $0) },
            limit: limit)
    }
}
