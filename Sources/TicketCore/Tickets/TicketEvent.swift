/// One thing that happened to one ticket. The list of them is the ticket; everything else is read off it.
public struct TicketEvent: Sendable, Hashable {
    /// What happened.
    public enum Change: Sendable, Hashable {
        /// The ticket was made.
        case created(CreatedTicket)
        /// Fields have other values; at least one.
        case updated([FieldChange])
        /// The status is another.
        case transitioned(from: String, to: StatusReference, trigger: Transition.Trigger)
        /// A comment was added.
        case commentAdded(NewComment)
    }

    /// The ticket it happened to.
    public var ticketNumber: Int64
    /// The ticket's revision after it: 1 for the creation, then without a gap.
    public var revision: Int64
    /// When it was decided.
    public var time: Timestamp
    /// Who did it.
    public var actor: PersonReference
    /// What it was.
    public var change: Change

    /// An event with every field given.
    public init(ticketNumber: Int64, revision: Int64, time: Timestamp, actor: PersonReference, change: Change) {
        self.ticketNumber = ticketNumber
        self.revision = revision
        self.time = time
        self.actor = actor
        self.change = change
    }
}
