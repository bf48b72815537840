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
        /// Somebody of the staff takes the ticket or is given it.
        case assignment
        /// The ticket goes to another tier.
        case escalation
        /// A timer runs out.
        case timer
        /// Staff make the ticket out of a conversation or a mail.
        case conversion
    }

    /// The key of the status it leaves; nil is the wildcard `*`, any status.
    public var from: String?
    /// The key of the status it leads to; nil is the wildcard `*`, any status.
    public var to: String?
    /// What sets it off.
    public var triggers: Set<Trigger>
    /// Who may ask for it. Replies need no right beyond that to comment.
    public var roles: Set<Role>
    /// What has to be so before it can happen.
    public var guards: [TransitionGuard]
    /// What happens with it.
    public var effects: [TransitionEffect]
    /// What it is called on a button.
    public var actionLabels: LocalizedText

    /// A move with all that a desk says of it.
    public init(
        from: String?, to: String?, triggers: Set<Trigger>, roles: Set<Role>, guards: [TransitionGuard] = [],
        effects: [TransitionEffect] = [], actionLabels: LocalizedText = LocalizedText([:])
    ) {
        self.from = from
        self.to = to
        self.triggers = triggers
        self.roles = roles
        self.guards = guards
        self.effects = effects
        self.actionLabels = actionLabels
    }

    /// Reads a move, also one that was written before there were guards and effects.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            from: try values.decodeIfPresent(String.self, forKey: .from),
            to: try values.decodeIfPresent(String.self, forKey: .to),
            triggers: try values.decode(Set<Trigger>.self, forKey: .triggers),
            roles: try values.decode(Set<Role>.self, forKey: .roles),
            guards: try values.decode(forKey: .guards, default: []),
            effects: try values.decode(forKey: .effects, default: []),
            actionLabels: try values.decode(forKey: .actionLabels, default: LocalizedText([:])))
    }
}
