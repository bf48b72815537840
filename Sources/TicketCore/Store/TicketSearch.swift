/// Which tickets to find by their words.
public struct TicketSearch: Sendable, Hashable {
    /// The tenant to look in.
    public var tenant: String
    /// The part of it that the reader may see.
    public var scope: TicketScope
    /// What narrows it further.
    public var filter: TicketFilter
    /// What is looked for.
    public var words: SearchWords
    /// Whether the notes that staff keep among themselves are looked through.
    public var includesInternal: Bool
    /// Only what stands behind this place; nil for the first page.
    public var after: SearchPosition?
    /// How many at most.
    public var limit: Int

    /// A search with every field given.
    public init(
        tenant: String, scope: TicketScope, filter: TicketFilter = TicketFilter(), words: SearchWords,
        includesInternal: Bool, after: SearchPosition? = nil, limit: Int
    ) {
        self.tenant = tenant
        self.scope = scope
        self.filter = filter
        self.words = words
        self.includesInternal = includesInternal
        self.after = after
        self.limit = limit
    }
}
