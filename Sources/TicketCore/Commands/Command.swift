/// What somebody asks to be done.
public enum Command: Sendable, Hashable {
    /// Submit a ticket.
    case create(NewTicket)
    /// Change fields of a ticket.
    case update(number: Int64, changes: TicketChanges)
    /// Move a ticket to another status.
    case transition(number: Int64, status: String)
    /// Add a comment, or a reply to one.
    case addComment(number: Int64, body: String, replyTo: Int64?, informational: Bool, channel: Channel)

    /// The ticket that it is about; nil for a creation.
    public var ticketNumber: Int64? {
        switch self {
        case .create: nil
        case .update(let number, _), .transition(let number, _), .addComment(let number, _, _, _, _): number
        }
    }
}
