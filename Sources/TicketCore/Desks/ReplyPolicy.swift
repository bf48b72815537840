/// Whether comments are taken in a status, and what then becomes of the ticket.
public enum ReplyPolicy: String, Sendable, Hashable, Codable, CaseIterable {
    /// The comment is added; a transition with a matching trigger follows, if there is one.
    case accept
    /// The comment is added and the ticket comes back: a transition with a matching trigger has to be there.
    case reopen
    /// The comment becomes a new ticket that is linked to this one.
    case followUp = "follow_up"
    /// The comment is refused, and the refusal says to open a new ticket.
    case refuse
}
