/// The part of a tenant's tickets that somebody may see.
public enum TicketScope: Sendable, Hashable {
    /// Every ticket, also deleted ones.
    case all
    /// The person's own tickets, those shared inside the account, and those in which whoever has the mail address takes
    /// part and is let in. The address is in lower case; empty for none. Deleted tickets are not in it.
    case customer(person: String, account: String?, email: String = "")
    /// No ticket.
    case none

    /// Whether a ticket is in it.
    public func contains(_ ticket: Ticket) -> Bool {
        switch self {
        case .all: true
        case .none: false
        case .customer(let person, let account, let email):
            ticket.state.deleteTime == nil
                && (ticket.requester.id == person || (ticket.shared && account != nil && ticket.account == account)
                    || ticket.letsIn(email: email))
        }
    }

    /// The role as which whoever has this scope sees statuses.
    public var viewer: Role { isStaff ? .agent : .requester }

    /// Whether it shows what staff keep among themselves; a service also needs the scope for it.
    public var isStaff: Bool { self == .all }
}

extension Ticket {
    /// Whether whoever has this mail address, in lower case, takes part and is let in.
    public func letsIn(email: String) -> Bool {
        !email.isEmpty && visibility != .requester && (state.participant(email: email)?.isLetIn ?? false)
    }
}
