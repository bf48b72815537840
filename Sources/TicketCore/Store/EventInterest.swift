/// Which tickets somebody waits for events of.
public struct EventInterest: Sendable, Hashable {
    /// The tenant whose tickets they are.
    public var tenant: String
    /// Only these tickets; empty for all.
    public var ticketNumbers: Set<Int64>
    /// Only tickets that are of these desks now; empty for all.
    public var desks: Set<String>

    /// An interest in all tickets of a tenant, as far as nothing else is said.
    public init(tenant: String, ticketNumbers: Set<Int64> = [], desks: Set<String> = []) {
        self.tenant = tenant
        self.ticketNumbers = ticketNumbers
        self.desks = desks
    }

    /// Whether a ticket is one of them.
    public func includes(_ ticket: TouchedTicket) -> Bool {
        ticket.tenant == tenant && (ticketNumbers.isEmpty || ticketNumbers.contains(ticket.number))
            && (desks.isEmpty || desks.contains(ticket.desk))
    }
}
