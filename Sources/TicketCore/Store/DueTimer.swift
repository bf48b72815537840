/// A timer that runs on a ticket, with where it is.
public struct DueTimer: Sendable, Hashable {
    /// The tenant of the ticket.
    public var tenant: String
    /// The ticket.
    public var ticketNumber: Int64
    /// The timer.
    public var timer: ArmedTimer

    /// A timer at its place.
    public init(tenant: String, ticketNumber: Int64, timer: ArmedTimer) {
        self.tenant = tenant
        self.ticketNumber = ticketNumber
        self.timer = timer
    }
}
