/// A person and how they prove who they are.
public struct Account: Sendable, Hashable {
    /// The person.
    public var principal: Principal
    /// Nothing for a person who never set a password.
    public var credential: Credential

    /// A person with a credential.
    public init(principal: Principal, credential: Credential = Credential()) {
        self.principal = principal
        self.credential = credential
    }

    /// The person's id.
    public var personID: String { principal.person.id }
}
