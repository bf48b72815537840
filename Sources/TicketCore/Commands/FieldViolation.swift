/// A field at fault.
public struct FieldViolation: Sendable, Hashable {
    /// The field's path in the request, such as `ticket.subject` or `ticket.cc_emails[2]`.
    public var field: String
    /// For programs, in upper snake case, such as `TOO_LONG`.
    public var reason: String
    /// For people: what is wrong and what would be right.
    public var description: String

    /// A field at fault.
    public init(field: String, reason: String, description: String) {
        self.field = field
        self.reason = reason
        self.description = description
    }
}
