/// One step of a simulated life of a ticket.
public enum SimulationStep: Sendable, Hashable {
    /// Somebody in this role makes the ticket. Staff make it for the requester.
    case create(by: Role, channel: Channel)
    /// Somebody in this role does something to the ticket, whose number the command need not know.
    case command(by: Role, Command)
    /// So many seconds pass, and timers that run out on the way fire.
    case wait(seconds: Int64)
}
