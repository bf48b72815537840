/// What can stand between `{{` and `}}` in a desk's texts.
public enum Placeholder: String, Sendable, Hashable, CaseIterable {
    /// The name of whoever asks.
    case requesterName = "requester.name"
    /// The ticket's number as the desk shows it, such as `#100042`.
    case ticketNumber = "ticket.number"
    /// What the ticket is about.
    case ticketSubject = "ticket.subject"
    /// The status's label as customers read it.
    case ticketStatus = "ticket.status"
    /// The issue type's label.
    case ticketIssueType = "ticket.issue_type"
    /// The name of whoever writes; in what a rule writes, of whoever works on the ticket; else the desk's.
    case agentName = "agent.name"
    /// What readers call the desk.
    case deskName = "desk.name"
}
