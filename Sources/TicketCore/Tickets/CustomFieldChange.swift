/// One custom field's change.
public struct CustomFieldChange: Sendable, Hashable {
    /// The key of the field.
    public var key: String
    /// Its value before; nil for none.
    public var oldValue: String?
    /// Its value now; nil for none.
    public var newValue: String?

    /// A change of a field.
    public init(key: String, oldValue: String?, newValue: String?) {
        self.key = key
        self.oldValue = oldValue
        self.newValue = newValue
    }
}
