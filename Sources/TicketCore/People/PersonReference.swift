/// Somebody as they were when something was written down: an event keeps the name that its actor had then.
public struct PersonReference: Sendable, Hashable, Codable {
    /// Unique inside the tenant.
    public var id: String
    /// The name to show.
    public var name: String
    /// The mail address; empty for services.
    public var email: String
    /// What the person is to the desk.
    public var role: Role
    /// The customer account; nil for staff and services without one.
    public var account: String?

    /// Somebody as they are now.
    public init(id: String, name: String, email: String, role: Role, account: String? = nil) {
        self.id = id
        self.name = name
        self.email = email
        self.role = role
        self.account = account
    }
}
