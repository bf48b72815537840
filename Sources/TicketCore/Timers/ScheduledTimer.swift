/// An armed timer with the ticket on which it runs. One that was armed anew is another one, with another due time.
public struct ScheduledTimer: Sendable, Hashable {
    /// The tenant of the ticket.
    public var tenant: String
    /// The ticket on which it runs.
    public var ticketNumber: Int64
    /// Which timer, and when it runs out.
    public var timer: ArmedTimer

    /// A timer of a ticket.
    public init(tenant: String, ticketNumber: Int64, timer: ArmedTimer) {
        self.tenant = tenant
        self.ticketNumber = ticketNumber
        self.timer = timer
    }
}
