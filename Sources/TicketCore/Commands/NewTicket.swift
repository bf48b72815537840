/// A ticket as its requester asks for it, unchecked.
public struct NewTicket: Sendable, Hashable {
    /// The key of the desk.
    public var desk: String
    /// What it is about.
    public var subject: String
    /// The key of an issue type; empty takes the desk's fallback.
    public var issueType: String
    /// What happened.
    public var description: String
    /// Who is to be told.
    public var ccEmails: [String]
    /// Whether every user of the account is to see it.
    public var shared: Bool
    /// The language in which the customer writes, as a tag; empty takes the caller's own.
    public var locale: String
    /// The way by which it comes in.
    public var channel: Channel
    /// The id of the customer for whom staff make it out of a conversation or a mail; nil for one's own.
    public var requester: String?
    /// The number of the ticket that it goes on with; nil for none.
    public var followUpOf: Int64?
    /// Values of the desk's own fields, by key.
    public var fields: [String: String]
    /// The key of the tier that is to have it; empty takes the desk's first. For staff.
    public var tier: String
    /// What was said before it was made, by whomever and with ids from 1 on: its first comments.
    public var history: [ConversationMessage]

    /// A ticket that is asked for.
    public init(
        desk: String, subject: String, issueType: String = "", description: String = "", ccEmails: [String] = [],
        shared: Bool = false, locale: String = "", channel: Channel = .api, requester: String? = nil,
        followUpOf: Int64? = nil, fields: [String: String] = [:], tier: String = "",
        history: [ConversationMessage] = []
    ) {
        self.desk = desk
        self.subject = subject
        self.issueType = issueType
        self.description = description
        self.ccEmails = ccEmails
        self.shared = shared
        self.locale = locale
        self.channel = channel
        self.requester = requester
        self.followUpOf = followUpOf
        self.fields = fields
        self.tier = tier
        self.history = history
    }
}
