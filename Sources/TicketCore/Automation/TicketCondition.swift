/// What can be asked of a ticket: by rules whether they act, by service targets whether they hold.
///
/// A list of values means any of them.
public indirect enum TicketCondition: Sendable, Hashable, Codable {
    /// Each of these is so.
    case all([TicketCondition])
    /// One of these at least is so.
    case any([TicketCondition])
    /// This is not so.
    case not(TicketCondition)
    /// It is in one of these statuses, by key.
    case status([String])
    /// Its status is of one of these categories.
    case category([Status.Category])
    /// It waits on one of these.
    case waitingOn([Status.WaitingOn])
    /// It is of one of these issue types, by key.
    case issueType([String])
    /// It came in by one of these ways.
    case channel([Channel])
    /// It has one of these tags.
    case tagged([String])
    /// One of the desk's own fields has one of these values.
    case field(key: String, values: [String])
    /// A track is in one of these states.
    case track(key: String, states: [String])
    /// Somebody is assigned, or nobody is.
    case assigned(Bool)
    /// One of these teams has it, by key.
    case team([String])
    /// It is in one of these tiers, by key.
    case tier([String])
    /// Its requester belongs to one of these customer accounts.
    case account([String])
    /// The customer writes in one of these languages: `es` means `es-MX` too.
    case locale([LanguageTag])
    /// The subject has one of these words, or words one after the other; case and accents make no difference.
    case subjectHas([String])
    /// It was rated, with at most this.
    case ratingAtMost(Int)

    /// Whether it is so.
    func holds(for ticket: Ticket) -> Bool {
        switch self {
        case .all(let conditions): conditions.allSatisfy { $0.holds(for: ticket) }
        case .any(let conditions): conditions.contains { $0.holds(for: ticket) }
        case .not(let condition): !condition.holds(for: ticket)
        case .status(let keys): keys.contains(ticket.status.key)
        case .category(let categories): categories.contains(ticket.status.category)
        case .waitingOn(let values): values.contains(ticket.status.waitingOn)
        case .issueType(let keys): keys.contains(ticket.issueType)
        case .channel(let channels): channels.contains(ticket.channel)
        case .subjectHas(let phrases): TextWords(ticket.subject).contains(any: phrases)
        case .account(let accounts): ticket.account.map(accounts.contains) ?? false
        case .locale(let tags): ticket.locale?.fallbacks.contains { tags.contains($0) } ?? false
        default: holds(for: ticket.state)
        }
    }

    private func holds(for state: TicketState) -> Bool {
        switch self {
        case .tagged(let tags): tags.contains { state.tags.contains($0) }
        case .field(let key, let values): state.fields[key].map(values.contains) ?? false
        case .track(let key, let states): state.tracks[key].map(states.contains) ?? false
        case .assigned(let isAssigned): (state.assignee != nil) == isAssigned
        case .team(let keys): state.team.map(keys.contains) ?? false
        case .tier(let keys): state.tier.map(keys.contains) ?? false
        case .ratingAtMost(let score): state.rating.map { $0.score <= score } ?? false
        default: false
        }
    }
}
