/// Something that can be asked for, as authorisation sees it.
public enum Operation: Sendable, Hashable, CaseIterable {
    /// Submit a ticket.
    case createTicket
    /// Read a ticket with its comments and events.
    case readTicket
    /// Change its fields.
    case updateTicket
    /// Comment on it.
    case comment
    /// Move it to another status, as far as the workflow lets the role.
    case transitionTicket
    /// Read the feed of events.
    case readEvents
    /// Read the desks.
    case readDesks

    var scope: Scope {
        switch self {
        case .createTicket: .createTickets
        case .readTicket: .readTickets
        case .updateTicket: .updateTickets
        case .comment: .commentOnTickets
        case .transitionTicket: .transitionTickets
        case .readEvents: .readEvents
        case .readDesks: .readDesks
        }
    }
}
