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

        /// Whether the work is done: what is solved or closed.
        public var isEnd: Bool { self == .solved || self == .closed }
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

    /// Names the status inside its desk.
    public var key: String
    /// What kind of state it is.
    public var category: Category
    /// Who has to act.
    public var waitingOn: WaitingOn
    /// What readers call it.
    public var labels: LocalizedText
    /// What agents call it, where that differs; empty takes `labels`.
    public var agentLabels: LocalizedText
    /// What it means to the reader.
    public var descriptions: LocalizedText
    /// The key of the status that customers see instead, such as open for on-hold; nil if they see this one.
    public var customerAlias: String?
    /// Whether the desk means it to be an end that nothing leads out of.
    public var terminal: Bool
    /// Whether customers may comment, and what then happens.
    public var customerReply: ReplyPolicy
    /// Whether staff may comment.
    public var agentReply: ReplyPolicy
    /// For how many seconds after the ticket came into this status `customerReply` holds; nil for ever.
    public var replyWindowSeconds: Int64?
    /// What holds for a customer's comment after the window.
    public var lateReply: ReplyPolicy

    /// A status with all that a desk says of it.
    public init(
        key: String, category: Category, waitingOn: WaitingOn, labels: LocalizedText,
        agentLabels: LocalizedText = LocalizedText([:]), descriptions: LocalizedText = LocalizedText([:]),
        customerAlias: String? = nil, terminal: Bool = false, customerReply: ReplyPolicy = .accept,
        agentReply: ReplyPolicy = .accept, replyWindowSeconds: Int64? = nil, lateReply: ReplyPolicy = .refuse
    ) {
        self.key = key
        self.category = category
        self.waitingOn = waitingOn
        self.labels = labels
        self.agentLabels = agentLabels
        self.descriptions = descriptions
        self.customerAlias = customerAlias
        self.terminal = terminal
        self.customerReply = customerReply
        self.agentReply = agentReply
        self.replyWindowSeconds = replyWindowSeconds
        self.lateReply = lateReply
    }

    /// Reads a status, also one that was written before there were all of these fields.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            key: try values.decode(String.self, forKey: .key),
            category: try values.decode(Category.self, forKey: .category),
            waitingOn: try values.decode(WaitingOn.self, forKey: .waitingOn),
            labels: try values.decode(LocalizedText.self, forKey: .labels),
            agentLabels: try values.decode(forKey: .agentLabels, default: LocalizedText([:])),
            descriptions: try values.decode(forKey: .descriptions, default: LocalizedText([:])),
            customerAlias: try values.decodeIfPresent(String.self, forKey: .customerAlias),
            terminal: try values.decode(forKey: .terminal, default: false),
            customerReply: try values.decode(ReplyPolicy.self, forKey: .customerReply),
            agentReply: try values.decode(ReplyPolicy.self, forKey: .agentReply),
            replyWindowSeconds: try values.decodeIfPresent(Int64.self, forKey: .replyWindowSeconds),
            lateReply: try values.decode(forKey: .lateReply, default: .refuse))
    }

    /// The part of the status that a ticket keeps.
    public var reference: StatusReference {
        StatusReference(key: key, category: category, waitingOn: waitingOn)
    }

    /// What it is called to somebody in this role.
    public func labels(for role: Role) -> LocalizedText {
        role == .requester || agentLabels.texts.isEmpty ? labels : agentLabels
    }
}
