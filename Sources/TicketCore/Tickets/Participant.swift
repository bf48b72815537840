/// Somebody who takes part in a ticket beside its requester and the staff, by mail address.
public struct Participant: Sendable, Hashable {
    /// The mail address.
    public var email: String
    /// Whether public comments are told to that address.
    public var isTold: Bool
    /// Whether whoever is signed in with that address may read the ticket and comment on it.
    public var isLetIn: Bool

    /// A participant with these rights.
    public init(email: String, isTold: Bool, isLetIn: Bool) {
        self.email = email
        self.isTold = isTold
        self.isLetIn = isLetIn
    }
}
