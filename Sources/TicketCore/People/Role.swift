/// What a person or program is to the desk.
public enum Role: String, Sendable, Hashable, Codable, CaseIterable {
    /// A customer, who asks.
    case requester
    /// A member of staff, who answers.
    case agent
    /// A member of staff who also configures the desk.
    case admin
    /// A program with named scopes.
    case service
    /// ticketd itself: timers and rules.
    case system

    /// Whether the role reads and answers for the desk.
    public var isStaff: Bool { self == .agent || self == .admin }
}
