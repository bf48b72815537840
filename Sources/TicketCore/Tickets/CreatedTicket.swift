/// What is fixed when a ticket is made. Its times are the event's.
public struct CreatedTicket: Sendable, Hashable {
    /// The key of its desk.
    public var desk: String
    /// The version of the desk under which it is made.
    public var deskVersion: Int
    /// What it is about.
    public var subject: String
    /// The key of its issue type.
    public var issueType: String
    /// What happened.
    public var description: String
    /// Who is told.
    public var ccEmails: [String]
    /// Whether every user of the account sees it.
    public var shared: Bool
    /// The language in which the customer wrote.
    public var locale: LanguageTag?
    /// The way by which it came in.
    public var channel: Channel
    /// Where it begins.
    public var status: StatusReference
    /// Who asks, where somebody else made the ticket; nil for the event's actor.
    public var requester: PersonReference?
    /// What stands on it from the start.
    public var state: TicketState

    /// A new ticket with every field given.
    public init(
        desk: String, deskVersion: Int, subject: String, issueType: String, description: String, ccEmails: [String],
        shared: Bool, locale: LanguageTag?, channel: Channel, status: StatusReference,
        requester: PersonReference? = nil, state: TicketState = TicketState()
    ) {
        self.desk = desk
        self.deskVersion = deskVersion
        self.subject = subject
        self.issueType = issueType
        self.description = description
        self.ccEmails = ccEmails
        self.shared = shared
        self.locale = locale
        self.channel = channel
        self.status = status
        self.requester = requester
        self.state = state
    }
}
