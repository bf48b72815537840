/// What came of a refresh token.
public enum RefreshOutcome: Sendable, Hashable {
    /// It was taken, and the person's session goes on.
    case refreshed(Principal)
    /// It is unknown, has expired, or its session has ended.
    case unknown
    /// It was used before, and so was its successor: the session has ended.
    case stolen
}
