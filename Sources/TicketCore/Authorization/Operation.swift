/// Something that can be asked for, as authorisation sees it.
public enum Operation: Sendable, Hashable, CaseIterable {
    /// Submit a ticket for oneself.
    case createTicket
    /// Make a ticket for a customer, such as out of a conversation or a mail.
    case createTicketForOther
    /// Read a ticket with its public comments and events.
    case readTicket
    /// Read what staff keep among themselves: internal notes, tags, escalations.
    case readInternal
    /// Change its fields.
    case updateTicket
    /// Comment on it.
    case comment
    /// Write a note that customers do not see.
    case writeInternalNote
    /// Move it to another status, as far as the workflow lets the role.
    case transitionTicket
    /// Give it to somebody or to a team, take it, or put it back.
    case assignTicket
    /// Bring it to another tier.
    case escalateTicket
    /// Bring a track to another state, as far as the track lets the role.
    case setTrack
    /// Rate the service.
    case rateTicket
    /// Add and remove participants.
    case changeParticipants
    /// Link tickets and undo it.
    case linkTickets
    /// Merge tickets and undo it.
    case mergeTickets
    /// Put tags on it.
    case tagTicket
    /// Give the desk's own fields values, as far as each lets the role.
    case setCustomFields
    /// Move it to another desk, or to another version of its own.
    case moveTicket
    /// Delete it and undo it.
    case deleteTicket
    /// Apply one of the desk's macros; what it does needs its own right each.
    case applyMacro
    /// Carry out what a timer says.
    case fireTimer
    /// Read the feed of events.
    case readEvents
    /// Read the desks.
    case readDesks
    /// Make and change desks, try them, and carry them from server to server.
    case manageDesks
    /// Erase people, and hand over what is kept of them.
    case managePeople
    /// Bring in mail, as a mail server does.
    case ingestMail
    /// Look at mail that was held back, and let it go on or throw it away.
    case reviewMail
    /// See what mail could not be delivered, and have it tried again.
    case manageMail
    /// Make, list and revoke services' tokens.
    case manageTokens
    /// Read the audit log.
    case readAuditLog
    /// Get a token to act for a person.
    case actAsPerson

    /// What a service's token needs for it; nil for what no service may.
    var scope: Scope? {
        switch self {
        case .createTicket, .createTicketForOther: .createTickets
        case .readTicket: .readTickets
        case .readInternal, .writeInternalNote: .internalNotes
        case .updateTicket, .setCustomFields, .applyMacro: .updateTickets
        case .comment, .rateTicket: .commentOnTickets
        case .transitionTicket, .setTrack: .transitionTickets
        case .assignTicket, .escalateTicket: .assignTickets
        case .changeParticipants: .changeParticipants
        case .linkTickets, .mergeTickets, .tagTicket, .moveTicket: .organizeTickets
        case .deleteTicket: .deleteTickets
        case .fireTimer, .manageTokens, .readAuditLog: nil
        case .actAsPerson: .actAsPeople
        case .readEvents: .readEvents
        case .readDesks: .readDesks
        case .manageDesks: .manageDesks
        case .managePeople: .managePeople
        case .ingestMail: .ingestMail
        case .reviewMail, .manageMail: nil
        }
    }
}
