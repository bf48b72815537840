/// A status of a desk's workflow.
public struct Status: Sendable, Hashable, Codable {
    /// What kind of state a status is, whatever the desk calls it.
    public enum Category: String, Sendable, Hashable, Codable, CaseIterable {
        /// Nobody has looked at the ticket yet.
        case new
        /// The desk works on it.
        case open
        /// Somebody outside the desk has to act.
        case waiting
        /// Answered; may come back.
        case solved
        /// Finished.
        case closed
    }

    /// Who has to act next.
    public enum WaitingOn: String, Sendable, Hashable, Codable, CaseIterable {
        /// Nobody.
        case nobody
        /// The desk.
        case agent
        /// The customer.
        case customer
        /// Somebody who is neither.
        case thirdParty = "third_party"
    }

    /// Whether comments are taken in a status.
    public enum ReplyPolicy: String, Sendable, Hashable, Codable, CaseIterable {
        /// The comment is added; a transition with a matching trigger follows.
        case accept
        /// The comment is refused, and the refusal says to open a new ticket.
        case refuse
    }

    /// Names the status inside its desk.
    public var key: String
    /// What kind of state it is.
    public var category: Category
    /// Who has to act.
    public var waitingOn: WaitingOn
    /// What readers call it.
    public var labels: LocalizedText
    /// What it means to the reader.
    public var descriptions: LocalizedText
    /// Whether customers may comment.
    public var customerReply: ReplyPolicy
    /// Whether staff may comment.
    public var agentReply: ReplyPolicy

    /// A status with all that a desk says of it.
    public init(
        key: String, category: Category, waitingOn: WaitingOn, labels: LocalizedText,
        descriptions: LocalizedText = LocalizedText([:]), customerReply: ReplyPolicy = .accept,
        agentReply: ReplyPolicy = .accept
    ) {
        self.key = key
        self.category = category
        self.waitingOn = waitingOn
        self.labels = labels
        self.descriptions = descriptions
        self.customerReply = customerReply
        self.agentReply = agentReply
    }

    /// The part of the status that a ticket keeps.
    public var reference: StatusReference {
        StatusReference(key: key, category: category, waitingOn: waitingOn)
    }
}
