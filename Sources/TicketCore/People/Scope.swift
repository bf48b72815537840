/// What a service's token allows. There is no wildcard: a token that may do everything names everything.
public enum Scope: String, Sendable, Hashable, Codable, CaseIterable {
    /// Submit tickets.
    case createTickets = "ticket.create"
    /// Read every ticket of the tenant, with its comments.
    case readTickets = "ticket.read"
    /// Change fields of tickets.
    case updateTickets = "ticket.update"
    /// Comment on tickets.
    case commentOnTickets = "ticket.comment"
    /// Move tickets as an agent may.
    case transitionTickets = "ticket.transition"
    /// Read the feed of events.
    case readEvents = "event.read"
    /// Read the desks.
    case readDesks = "desk.read"
}
