/// A help desk as data: its workflow, labels, channels and limits.
///
/// A version of a desk never changes. A ticket keeps the version under which it was made.
public struct Desk: Sendable, Hashable, Codable {
    /// Names the desk inside its tenant.
    public var key: String
    /// What readers call it.
    public var names: LocalizedText
    /// The language used where the reader's has no label.
    public var defaultLocale: LanguageTag
    /// The ways by which tickets may come in.
    public var channels: Set<Channel>
    /// What stands before a ticket's number when people read it, such as `#`.
    public var numberPrefix: String
    /// Whether a requester may open a ticket to the whole account.
    public var sharing: Bool
    /// The key of the status in which tickets are made.
    public var initialStatus: String
    /// The statuses, in the order in which they are shown.
    public var statuses: [Status]
    /// The moves, in the order in which they are shown.
    public var transitions: [Transition]
    /// What tickets may be about.
    public var issueTypes: [IssueType]
    /// The key of the issue type for tickets that name none.
    public var fallbackIssueType: String
    /// How much the desk takes.
    public var limits: DeskLimits
    /// The other ways to get support.
    public var supportContacts: [SupportContact]

    /// A desk with all its data; `problems()` tells whether it holds together.
    public init(
        key: String, names: LocalizedText, defaultLocale: LanguageTag, channels: Set<Channel>, numberPrefix: String,
        sharing: Bool, initialStatus: String, statuses: [Status], transitions: [Transition], issueTypes: [IssueType],
        fallbackIssueType: String, limits: DeskLimits, supportContacts: [SupportContact]
    ) {
        self.key = key
        self.names = names
        self.defaultLocale = defaultLocale
        self.channels = channels
        self.numberPrefix = numberPrefix
        self.sharing = sharing
        self.initialStatus = initialStatus
        self.statuses = statuses
        self.transitions = transitions
        self.issueTypes = issueTypes
        self.fallbackIssueType = fallbackIssueType
        self.limits = limits
        self.supportContacts = supportContacts
    }

    /// The status of this key.
    public func status(_ key: String) -> Status? { statuses.first { $0.key == key } }

    /// The issue type of this key.
    public func issueType(_ key: String) -> IssueType? { issueTypes.first { $0.key == key } }
}
