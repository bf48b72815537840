/// The part of a tenant's tickets that somebody may see.
public enum TicketScope: Sendable, Hashable {
    /// Every ticket.
    case all
    /// The person's own tickets, and those shared inside the account.
    case customer(person: String, account: String?)
    /// No ticket.
    case none

    /// Whether a ticket is in it.
    public func contains(_ ticket: Ticket) -> Bool {
        switch self {
        case .all: true
        case .none: false
        case .customer(let person, let account):
            ticket.requester.id == person || (ticket.shared && account != nil && ticket.account == account)
        }
    }
}
