/// A ticket as its events have made it.
public struct Ticket: Sendable, Hashable {
    /// Unique inside the tenant; 0 for one that is only being validated.
    public var number: Int64
    /// The key of its desk.
    public var desk: String
    /// The version of the desk under which it lives.
    public var deskVersion: Int
    /// What it is about, in one line.
    public var subject: String
    /// The key of its issue type.
    public var issueType: String
    /// What happened, in the customer's words.
    public var description: String
    /// Who was told when it was submitted.
    public var ccEmails: [String]
    /// Whether every user of the account sees it.
    public var shared: Bool
    /// The language in which the customer wrote.
    public var locale: LanguageTag?
    /// The way by which it came in.
    public var channel: Channel
    /// Where it stands.
    public var status: StatusReference
    /// Who asks.
    public var requester: PersonReference
    /// When it was made.
    public var createTime: Timestamp
    /// When anything on it last changed.
    public var updateTime: Timestamp
    /// How many events it has had; 1 after its creation.
    public var revision: Int64
    /// How many comments it has.
    public var commentCount: Int64
    /// Who works on it, who takes part, what it hangs together with and what it waits for.
    public var state: TicketState

    /// A ticket with every field given, as a store reads it back.
    public init(
        number: Int64, desk: String, deskVersion: Int, subject: String, issueType: String, description: String,
        ccEmails: [String], shared: Bool, locale: LanguageTag?, channel: Channel, status: StatusReference,
        requester: PersonReference, createTime: Timestamp, updateTime: Timestamp, revision: Int64, commentCount: Int64,
        state: TicketState = TicketState()
    ) {
        self.number = number
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
        self.createTime = createTime
        self.updateTime = updateTime
        self.revision = revision
        self.commentCount = commentCount
        self.state = state
    }

    /// The customer account it belongs to: the requester's when it was made.
    public var account: String? { requester.account }

    /// How many comments it has that customers see.
    public var publicCommentCount: Int64 { commentCount - state.noteCount }

    /// Where it stands, as somebody in this role sees it.
    public func status(for role: Role) -> StatusReference {
        role == .requester ? state.customerStatus ?? status : status
    }

    /// Which customers see it.
    public var visibility: Visibility {
        shared ? .account : state.admitsParticipants ? .participants : .requester
    }
}
