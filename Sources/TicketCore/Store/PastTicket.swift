/// A ticket as it was, with what had been said on it.
public struct PastTicket: Sendable, Hashable {
    /// The ticket.
    public var ticket: Ticket
    /// Its comments then, oldest first; the latest ones if there were more than ``TicketReplay/commentsMax``.
    public var comments: [Comment]

    /// A ticket as it was.
    public init(ticket: Ticket, comments: [Comment]) {
        self.ticket = ticket
        self.comments = comments
    }
}
