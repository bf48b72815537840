/// An action of a rule that could not be done.
public struct SkippedAction: Sendable, Hashable {
    /// What it was, in the words of a desk's file, such as `status solved`.
    public var action: String
    /// Why, for programs, in upper snake case, such as `ILLEGAL_TRANSITION`.
    public var reason: String
    /// Why, for people.
    public var message: String

    /// An action that was left out.
    public init(action: String, reason: String, message: String) {
        self.action = action
        self.reason = reason
        self.message = message
    }
}
