/// A store that finds tickets by their words.
public protocol SearchStore: Sendable {
    /// A page of the tickets that have all the words, best match first.
    func search(_ search: TicketSearch) async throws -> SearchPage
}
