/// Which events to read, in commit order.
public struct EventQuery: Sendable, Hashable {
    /// The tenant to look in.
    public var tenant: String
    /// The part of its tickets that the reader may see.
    public var scope: TicketScope
    /// Only events of these tickets; empty for all.
    public var ticketNumbers: [Int64]
    /// Only events of tickets of these desks; empty for all.
    public var desks: [String]
    /// What else the events have to be.
    public var condition: EventCondition
    /// Only events behind this cursor; nil from the oldest kept.
    public var after: EventCursor?
    /// How many at most.
    public var limit: Int
    /// Whether to show what staff keep among themselves. Customers are never shown it.
    public var includesInternal: Bool

    /// A query for a page of events.
    public init(
        tenant: String, scope: TicketScope, ticketNumbers: [Int64] = [], desks: [String] = [],
        condition: EventCondition = EventCondition(), after: EventCursor?, limit: Int, includesInternal: Bool = true
    ) {
        self.tenant = tenant
        self.scope = scope
        self.ticketNumbers = ticketNumbers
        self.desks = desks
        self.condition = condition
        self.after = after
        self.limit = limit
        self.includesInternal = includesInternal
    }

    /// Whether an event is to be shown that happened to a ticket in the scope, whose requester has this id, where the
    /// ticket meets the conditions on tickets.
    public func shows(_ event: TicketEvent, requester: String) -> Bool {
        guard condition.matches(event, asCustomer: !scope.isStaff) else { return false }
        return switch (scope, event.audience) {
        case (.none, _): false
        case (.all, let audience): includesInternal || audience != .staff
        case (.customer, .everybody): true
        case (.customer(let person, _, _), .requester): person == requester
        case (.customer, .staff): false
        }
    }
}
