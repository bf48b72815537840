/// Why an event came about, where nobody asked for it by itself.
public struct EventCause: Sendable, Hashable {
    /// The revision of the event on the same ticket that set a rule off; nil for what a macro does.
    public var revision: Int64?
    /// The key of the rule; nil for what a macro does.
    public var rule: String?
    /// The key of the macro; nil for what a rule does.
    public var macro: String?

    /// A rule that an event has set off.
    public init(revision: Int64, rule: String) {
        self.init(revision: revision, rule: rule, macro: nil)
    }

    /// A cause with every field given.
    public init(revision: Int64?, rule: String?, macro: String?) {
        self.revision = revision
        self.rule = rule
        self.macro = macro
    }
}
