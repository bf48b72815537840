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
    /// Read and write what staff keep among themselves.
    case internalNotes = "ticket.internal"
    /// Assign tickets and bring them to another tier.
    case assignTickets = "ticket.assign"
    /// Add and remove participants.
    case changeParticipants = "ticket.participants"
    /// Link, merge, tag and move tickets.
    case organizeTickets = "ticket.organize"
    /// Delete tickets.
    case deleteTickets = "ticket.delete"
    /// Read the feed of events.
    case readEvents = "event.read"
    /// Read the desks.
    case readDesks = "desk.read"
    /// Make and change desks.
    case manageDesks = "desk.manage"
    /// Erase people, and hand over what is kept of them.
    case managePeople = "people.manage"
    /// Bring in mail.
    case ingestMail = "mail.ingest"
    /// Get tokens to act for people, as far as the service's own scopes go.
    case actAsPeople = "identity.act_as"
}
