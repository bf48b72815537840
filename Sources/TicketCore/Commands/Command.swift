/// What somebody asks to be done.
public enum Command: Sendable, Hashable {
    /// Submit a ticket.
    case create(NewTicket)
    /// Change fields of a ticket.
    case update(number: Int64, changes: TicketChanges)
    /// Move a ticket to another status, saying why where the workflow wants to know.
    case transition(number: Int64, status: String, reason: String = "")
    /// Add a comment, or a reply to one, with files by their ids; an internal one is a note among staff.
    case addComment(
        number: Int64, body: String, replyTo: Int64?, informational: Bool, channel: Channel, isInternal: Bool = false,
        attachments: [String] = [])
    /// Give a ticket to a member of staff, or to nobody (nil). Whoever names themselves takes it.
    case assign(number: Int64, person: String?)
    /// Give a ticket to a team, or to none (nil).
    case assignTeam(number: Int64, team: String?)
    /// Give a ticket to a member of staff and to a team at once, or to neither (nil).
    case handOver(number: Int64, person: String?, team: String?)
    /// Bring a ticket to another tier, saying why.
    case escalate(number: Int64, tier: String, reason: String)
    /// Bring a track of a ticket to another state.
    case setTrack(number: Int64, track: String, state: String)
    /// Rate the service.
    case rate(number: Int64, score: Int, comment: String)
    /// Add a participant, or change the rights of one; nil takes what the desk gives.
    case addParticipant(number: Int64, email: String, isTold: Bool? = nil, isLetIn: Bool? = nil)
    /// Remove a participant.
    case removeParticipant(number: Int64, email: String)
    /// Say that two tickets hang together: how the first stands to the second.
    case link(number: Int64, other: Int64, kind: TicketLink.Kind)
    /// Undo a link.
    case unlink(number: Int64, other: Int64, kind: TicketLink.Kind)
    /// Merge a ticket into another. What is written on it then lands there.
    case merge(number: Int64, into: Int64)
    /// Undo a merge: the ticket is as it was.
    case unmerge(number: Int64)
    /// Delete a ticket. It can be undone.
    case delete(number: Int64)
    /// Undo a deletion.
    case undelete(number: Int64)
    /// Put tags on a ticket and take tags off it.
    case tag(number: Int64, add: [String], remove: [String])
    /// Give the desk's own fields values; an empty value takes it away.
    case setFields(number: Int64, values: [String: String])
    /// Move a ticket to another desk, by the map that its own desk has for it.
    case move(number: Int64, desk: String)
    /// Bring a ticket to the newest version of its desk. The map names the new status of each whose key is gone.
    case migrate(number: Int64, statuses: [String: String])
    /// Do what a timer says that ran out. For ticketd itself.
    case fireTimer(number: Int64, timer: ArmedTimer)
    /// Do what one of the desk's macros says; what it writes comes in by this way.
    case applyMacro(number: Int64, macro: String, channel: Channel)

    /// The ticket that it is about; nil for a creation.
    public var ticketNumber: Int64? {
        switch self {
        case .create: nil
        case .update(let number, _), .transition(let number, _, _), .addComment(let number, _, _, _, _, _, _),
            .assign(let number, _), .assignTeam(let number, _), .handOver(let number, _, _),
            .escalate(let number, _, _), .setTrack(let number, _, _), .rate(let number, _, _),
            .addParticipant(let number, _, _, _),
            .removeParticipant(let number, _), .link(let number, _, _), .unlink(let number, _, _),
            .merge(let number, _), .unmerge(let number), .delete(let number), .undelete(let number),
            .tag(let number, _, _), .setFields(let number, _), .move(let number, _), .migrate(let number, _),
            .fireTimer(let number, _), .applyMacro(let number, _, _):
            number
        }
    }

    /// Whether the ticket is at another desk, or another version of it, afterwards.
    var changesDesk: Bool {
        switch self {
        case .move, .migrate: true
        default: false
        }
    }
}
