/// A store that tells those who watch events when it is worth their while to look.
public protocol EventWatchStore: Sendable {
    /// Yields after commits that added events of such tickets, and perhaps after others; several may be told as one.
    /// Ends when the store closes.
    ///
    /// A commit costs the more, the more wait for just its tickets, and nothing for those who wait for others.
    func commits(of interest: EventInterest) -> AsyncStream<Void>

    /// A page of events for somebody whom ``commits(of:)`` has woken, as of that commit or a later one. What was read
    /// for one may be given to all who ask for the same, so that many watchers cost one read.
    ///
    /// - Throws: as `TicketStore.events(_:)`.
    func newEvents(_ query: EventQuery) async throws -> EventPage
}
