/// A person or service that may sign in, with what is known of it.
public struct Principal: Sendable, Hashable {
    /// Who it is.
    public var person: PersonReference
    /// Its own language, if known.
    public var locale: LanguageTag?
    /// What its tokens allow, for a service.
    public var scopes: Set<Scope>

    /// A person or service.
    public init(person: PersonReference, locale: LanguageTag? = nil, scopes: Set<Scope> = []) {
        self.person = person
        self.locale = locale
        self.scopes = scopes
    }
}
