/// The answer of authorisation.
public enum Permission: Sendable, Hashable {
    /// Go on.
    case yes
    /// The actor may know of it, and may not do this.
    case no
    /// The actor may not know of it.
    case notFound
}
