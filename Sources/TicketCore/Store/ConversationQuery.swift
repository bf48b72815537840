/// Which conversations to list. Who may see them is looked at with each one at hand.
public struct ConversationQuery: Sendable, Hashable {
    /// The tenant to look in.
    public var tenant: String
    /// Only those of this requester, by person id; nil for all.
    public var requester: String?
    /// Only those at this desk, by key; nil for all.
    public var desk: String?
    /// Only open ones, or only closed ones; nil for both.
    public var isOpen: Bool?
    /// Only those at an earlier position; nil for the first page.
    public var before: Int64?
    /// How many at most.
    public var limit: Int

    /// A query for a page of conversations.
    public init(
        tenant: String, requester: String? = nil, desk: String? = nil, isOpen: Bool? = nil, before: Int64? = nil,
        limit: Int
    ) {
        self.tenant = tenant
        self.requester = requester
        self.desk = desk
        self.isOpen = isOpen
        self.before = before
        self.limit = limit
    }
}
