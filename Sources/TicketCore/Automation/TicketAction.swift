/// What rules and macros do to a ticket.
public enum TicketAction: Sendable, Hashable, Codable {
    /// To whom a ticket is given.
    public enum Assignee: Sendable, Hashable, Codable {
        /// Nobody any more.
        case nobody
        /// Whoever did what set the rule off; they have to be of the staff.
        case actor
        /// The member of staff of this id.
        case person(String)
    }

    /// Bring it to a status, if it is not in it: by a move that whoever acts may ask for; for rules that is the role
    /// `system`.
    case setStatus(String)
    /// Give it to somebody.
    case assign(Assignee)
    /// Give it to a team, by key.
    case assignTeam(String)
    /// Bring it to a tier, if it is not in it. Without a reason the rule or macro is the reason.
    case escalate(tier: String, reason: String)
    /// Put tags on it and take tags off it.
    case tag(add: [String], remove: [String])
    /// Give one of the desk's own fields a value; an empty one takes it away.
    case setField(key: String, value: String)
    /// Bring a track to a state, if it is not in it.
    case setTrack(track: String, state: String)
    /// Write one of the desk's texts as a comment, its placeholders filled: for everybody in the ticket's language, or
    /// as a note among staff in the desk's.
    case say(text: String, isInternal: Bool)
    /// Tell somebody by mail with one of the desk's messages.
    case notify(audience: TransitionEffect.Audience, message: String)

    /// What it is, in the words of a desk's file, such as `status solved`.
    public var summary: String {
        switch self {
        case .setStatus(let key): "status \(key)"
        case .assign(.nobody): "assign nobody"
        case .assign(.actor): "assign me"
        case .assign(.person(let id)): "assign \(id)"
        case .assignTeam(let key): "team \(key)"
        case .escalate(let tier, _): "escalate \(tier)"
        case .tag(let add, let remove):
            (add.map { "tag \($0)" } + remove.map { "untag \($0)" }).joined(separator: ", ")
        case .setField(let key, _): "set \(key)"
        case .setTrack(let track, let state): "track \(track) \(state)"
        case .say(let text, let isInternal): (isInternal ? "note " : "say ") + text
        case .notify(let audience, _): "notify \(audience.rawValue)"
        }
    }

    /// What authorisation calls it, where somebody does it by a macro.
    var operation: Operation {
        switch self {
        case .setStatus: .transitionTicket
        case .assign, .assignTeam: .assignTicket
        case .escalate: .escalateTicket
        case .tag: .tagTicket
        case .setField: .setCustomFields
        case .setTrack: .setTrack
        case .say(_, let isInternal): isInternal ? .writeInternalNote : .comment
        case .notify: .comment
        }
    }
}
