/// What can set a rule off. A part that is nil means any.
public enum RuleEvent: Sendable, Hashable, Codable {
    /// For whom a comment speaks.
    public enum Side: String, Sendable, Hashable, Codable, CaseIterable {
        /// The requester and whoever asks with them.
        case customer
        /// The desk's staff, and programs that speak for them.
        case agent
    }

    /// The ticket was made.
    case created
    /// Somebody wrote; what ticketd itself writes is of neither side.
    case commented(by: Side?, isPublic: Bool?)
    /// It came from one status to another.
    case transitioned(from: String?, to: String?)
    /// It was given to somebody or to a team.
    case assigned
    /// It went to another tier.
    case escalated(to: String?)
    /// A track came to another state.
    case trackChanged(track: String?, to: String?)
    /// Its requester rated the service.
    case rated
    /// A tag was put on it.
    case tagged(String?)
    /// One of the desk's own fields has another value.
    case fieldSet(String?)
    /// A timer ran out.
    case timerFired(String?)
    /// The time of a promise is nearly used up.
    case targetWarned(ServiceTarget.Kind?)
    /// The time of a promise is used up.
    case targetBreached(ServiceTarget.Kind?)

    /// Whether this is what happened.
    ///
    /// - Parameter ticket: the ticket to which it happened, for telling who asks there.
    func matches(_ event: TicketEvent, on ticket: Ticket) -> Bool {
        switch (self, event.change) {
        case (.created, .created), (.rated, .rated): true
        case (.commented(let side, let isPublic), .commentAdded(let comment)):
            Self.allows(side, Self.side(of: event.actor, on: ticket)) && Self.allows(isPublic, !comment.isInternal)
        case (.transitioned(let from, let to), .transitioned(let left, let status, _, _, _)):
            Self.allows(from, left) && Self.allows(to, status.key)
        case (.assigned, .assigned(let assignee, let team)): assignee != nil || team != nil
        case (.escalated(let to), .escalated(_, let tier, _)): Self.allows(to, tier)
        case (.trackChanged(let track, let to), .trackSet(let key, _, let state)):
            Self.allows(track, key) && Self.allows(to, state)
        case (.tagged(let tag), .tagged(let added, _)): !added.isEmpty && (tag.map(added.contains) ?? true)
        case (.fieldSet(let key), .fieldsSet(let changes)): changes.contains { Self.allows(key, $0.key) }
        case (.timerFired(let key), .timerFired(let fired)): Self.allows(key, fired)
        case (.targetWarned(let kind), .target(.warned, let state)): Self.allows(kind, state.kind)
        case (.targetBreached(let kind), .target(.breached, let state)): Self.allows(kind, state.kind)
        default: false
        }
    }

    private static func allows<Value: Equatable>(_ wanted: Value?, _ value: Value?) -> Bool {
        wanted.map { $0 == value } ?? true
    }

    private static func side(of person: PersonReference, on ticket: Ticket) -> Side? {
        switch person.role {
        case .requester: .customer
        case .agent, .admin: .agent
        case .service: person.id == ticket.requester.id ? .customer : .agent
        case .system: nil
        }
    }
}
