/// What customers see of a transition, where the desk shows them another status than the one in which the ticket is.
public struct SeenTransition: Sendable, Hashable {
    /// The key of the status that they saw before.
    public var from: String
    /// The status that they see now.
    public var to: StatusReference

    /// A transition as customers see it.
    public init(from: String, to: StatusReference) {
        self.from = from
        self.to = to
    }

    /// Whether they see any.
    public var isSeen: Bool { from != to.key }
}
