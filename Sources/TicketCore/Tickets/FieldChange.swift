/// One field's change.
public struct FieldChange: Sendable, Hashable {
    /// A field that can be changed after creation.
    public enum Field: String, Sendable, Hashable, CaseIterable {
        /// What the ticket is about.
        case subject
        /// The key of its issue type.
        case issueType = "issue_type"
        /// Whether the account sees it: `true` or `false`.
        case shared
        /// The customer's language; empty for none.
        case locale
    }

    /// Which field.
    public var field: Field
    /// Its value before, as text.
    public var oldValue: String
    /// Its value now, as text.
    public var newValue: String

    /// A change of a field.
    public init(field: Field, oldValue: String, newValue: String) {
        self.field = field
        self.oldValue = oldValue
        self.newValue = newValue
    }
}
