/// What happens together with a move.
public enum TransitionEffect: Sendable, Hashable, Codable {
    /// Who is told.
    public enum Audience: String, Sendable, Hashable, Codable, CaseIterable {
        /// Who asked.
        case requester
        /// Whoever stands in the ticket's CC and is told of updates.
        case participants
        /// The member of staff to whom it is assigned.
        case assignee
    }

    /// Nobody is assigned any more.
    case unassign
    /// One of the desk's system messages is sent.
    case notify(audience: Audience, message: String)
}
