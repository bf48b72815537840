/// Asks a store to erase somebody.
public struct ErasureRequest: Sendable, Hashable {
    /// Who asks, as the tickets' histories will have it.
    public var actor: Actor
    /// The id or the mail address of the person.
    public var person: String
    /// What the person is to be called instead: random, not to be guessed.
    public var pseudonym: String
    /// Makes a retry safe; nil if the caller does not ask for it.
    public var idempotencyKey: IdempotencyKey?
    /// Whether only to count.
    public var validateOnly: Bool

    /// An erasure that is asked for.
    public init(
        actor: Actor, person: String, pseudonym: String, idempotencyKey: IdempotencyKey? = nil,
        validateOnly: Bool = false
    ) {
        self.actor = actor
        self.person = person
        self.pseudonym = pseudonym
        self.idempotencyKey = idempotencyKey
        self.validateOnly = validateOnly
    }
}
