/// Who asks, as established by authentication. Nothing in a request can change it.
public struct Actor: Sendable, Hashable {
    /// The organisation in whose data the actor lives. It comes first in every key.
    public var tenant: String
    /// The person or program.
    public var person: PersonReference
    /// The actor's own language, if known.
    public var locale: LanguageTag?
    /// What a service's token allows; empty for people, whose role decides.
    public var scopes: Set<Scope>
    /// The service that acts for the person, and how far; nil for a person or service that acts itself.
    public var delegation: Delegation?

    /// An actor with what authentication found.
    public init(
        tenant: String, person: PersonReference, locale: LanguageTag? = nil, scopes: Set<Scope> = [],
        delegation: Delegation? = nil
    ) {
        self.tenant = tenant
        self.person = person
        self.locale = locale
        self.scopes = scopes
        self.delegation = delegation
    }
}
