/// New values for fields of a ticket, unchecked; nil leaves a field as it is.
public struct TicketChanges: Sendable, Hashable {
    /// What it is about.
    public var subject: String?
    /// The key of its issue type.
    public var issueType: String?
    /// Whether every user of the account sees it.
    public var shared: Bool?
    /// The customer's language as a tag; empty for none.
    public var locale: String?
    /// All its tags.
    public var tags: [String]?
    /// All values of the desk's own fields, by key; from a customer, of those that customers may set.
    public var fields: [String: String]?

    /// Changes of fields.
    public init(
        subject: String? = nil, issueType: String? = nil, shared: Bool? = nil, locale: String? = nil,
        tags: [String]? = nil, fields: [String: String]? = nil
    ) {
        self.subject = subject
        self.issueType = issueType
        self.shared = shared
        self.locale = locale
        self.tags = tags
        self.fields = fields
    }
}
