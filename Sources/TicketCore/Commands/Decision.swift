/// What a command leads to: the events to be kept and the messages to be sent, and the ticket after them.
public struct Decision: Sendable, Hashable {
    /// In order; empty where the command asks for what already is.
    public var events: [TicketEvent]
    /// What has to leave the house.
    public var outbox: [OutboxEntry]
    /// The ticket with the events applied, and the comment that they added.
    public var outcome: CommandOutcome
    /// Other tickets that the events change, with the events applied: the other end of a link or a merge.
    public var others: [Ticket]

    /// A decision with every field given.
    public init(events: [TicketEvent], outbox: [OutboxEntry], outcome: CommandOutcome, others: [Ticket] = []) {
        self.events = events
        self.outbox = outbox
        self.outcome = outcome
        self.others = others
    }
}
