/// What has to be so before a move can happen.
public enum TransitionGuard: Sendable, Hashable, Codable {
    /// Somebody is assigned.
    case assignee
    /// Whoever asks says why.
    case reason
    /// A track of the ticket is in one of these states.
    case track(key: String, states: [String])

    /// What a refusal for want of it is called, in upper snake case.
    public var refusalReason: String {
        switch self {
        case .assignee: "ASSIGNEE_REQUIRED"
        case .reason: "REASON_REQUIRED"
        case .track: "TRACK_NOT_READY"
        }
    }

    /// What to do about it.
    public var advice: String {
        switch self {
        case .assignee: "assign the ticket to somebody first"
        case .reason: "say why"
        case .track(let key, let states): "bring \(key) to \(states.joined(separator: " or ")) first"
        }
    }

    /// Whether it is so.
    func isMet(by ticket: Ticket, reason: String) -> Bool {
        switch self {
        case .assignee: ticket.state.assignee != nil
        case .reason: reason.unicodeScalars.contains { !$0.properties.isWhitespace }
        case .track(let key, let states): ticket.state.tracks[key].map(states.contains) ?? false
        }
    }
}
