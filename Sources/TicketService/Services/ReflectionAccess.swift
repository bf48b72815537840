/// Whom the reflection service answers.
public enum ReflectionAccess: String, Sendable, CaseIterable {
    /// Everybody, as health does: what it tells is in the published protos.
    case open
    /// Whoever has a token.
    case token
    /// Nobody: the service is not there.
    case off
}
