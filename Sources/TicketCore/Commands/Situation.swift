/// All that a decision depends on beside the command and who asks for it. A store gathers it inside the transaction.
public struct Situation: Sendable, Hashable {
    /// The desk of the ticket, in the ticket's version; for a creation the newest version; nil if there is none.
    public var desk: DeskVersion?
    /// The ticket as it stands; nil if there is none of this number, and for a creation.
    public var ticket: Ticket?
    /// For a creation, the number that the ticket will have.
    public var newNumber: Int64
    /// For a reply, whether the comment that it answers stands on the ticket.
    public var repliedToExists: Bool
    /// The present moment.
    public var now: Timestamp

    /// A situation with every field given.
    public init(
        desk: DeskVersion?, ticket: Ticket?, newNumber: Int64 = 0, repliedToExists: Bool = false, now: Timestamp
    ) {
        self.desk = desk
        self.ticket = ticket
        self.newNumber = newNumber
        self.repliedToExists = repliedToExists
        self.now = now
    }
}
