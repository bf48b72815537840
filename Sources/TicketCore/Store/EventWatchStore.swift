/// A store that tells those who watch events when it is worth their while to look.
public protocol EventWatchStore: Sendable {
    /// Yields after commits that added events of such tickets, and perhaps after others; several may be told as one.
    /// Ends when the store closes.
    ///
    /// A commit costs the more, the more wait for just its tickets, and nothing for those who wait for others.
    func commits(of interest: EventInterest) -> AsyncStream<Void>
}
