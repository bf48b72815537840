/// That a service acts for a person, by a token that it was given in exchange for its own (after RFC 8693).
public struct Delegation: Sendable, Hashable {
    /// The service.
    public var service: PersonReference
    /// What the service may do in the person's place; never more than the person may.
    public var scopes: Set<Scope>

    /// A service that acts for somebody.
    public init(service: PersonReference, scopes: Set<Scope>) {
        self.service = service
        self.scopes = scopes
    }
}
