/// A move of a desk's workflow from one status to another.
public struct Transition: Sendable, Hashable, Codable {
    /// What sets a move off.
    public enum Trigger: String, Sendable, Hashable, Codable, CaseIterable {
        /// Somebody asks for it.
        case command
        /// The customer writes.
        case customerReply = "customer_reply"
        /// Staff write, and ask something.
        case agentReply = "agent_reply"
    }

    /// The key of the status it leaves; nil is the wildcard `*`, any status.
    public var from: String?
    /// The key of the status it leads to; nil is the wildcard `*`, any status.
    public var to: String?
    /// What sets it off.
    public var triggers: Set<Trigger>
    /// Who may ask for it. Replies need no right beyond that to comment.
    public var roles: Set<Role>
    /// What it is called on a button.
    public var actionLabels: LocalizedText

    /// A move with all that a desk says of it.
    public init(
        from: String?, to: String?, triggers: Set<Trigger>, roles: Set<Role>,
        actionLabels: LocalizedText = LocalizedText([:])
    ) {
        self.from = from
        self.to = to
        self.triggers = triggers
        self.roles = roles
        self.actionLabels = actionLabels
    }
}
