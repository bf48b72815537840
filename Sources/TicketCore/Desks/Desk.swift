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
    /// The languages in which every label has to be; empty for the default alone.
    public var languages: [LanguageTag] = []
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
    /// Who may make tickets; staff make them for a customer, out of a conversation or a mail.
    public var creators: Set<Role> = Set(Role.allCases)
    /// Which customers see a new ticket.
    public var visibility = VisibilityPolicy()
    /// What it means to stand in a ticket's CC.
    public var cc = CCPolicy()
    /// Whether requesters are told by mail of public comments of others.
    public var tellsRequester = false
    /// The machines beside the status.
    public var tracks: [Track] = []
    /// What the desk does by itself after a time.
    public var timers: [DeskTimer] = []
    /// The tiers, the first of which gets new tickets.
    public var tiers: [LabelledKey] = []
    /// The teams to which tickets can be given.
    public var teams: [LabelledKey] = []
    /// The fields that the desk adds.
    public var fields: [CustomField] = []
    /// Whether and how requesters rate the service.
    public var rating = RatingPolicy()
    /// What live chats are to the desk's tickets; nil for a desk without them.
    public var chat: ChatPolicy?
    /// When the desk is served; nil for always.
    public var hours: ServiceHours?
    /// What the desk says by itself, by key.
    public var messages: [LabelledKey] = []
    /// To which other desks tickets can go, and where their statuses go there.
    public var statusMaps: [StatusMap] = []
    /// What the desk does by itself, what it promises, and what its staff have ready.
    public var automation = Automation()

    /// A desk with its basic data; `findings()` tells whether it holds together.
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

    /// Reads a desk, also one that was written before there were all of these fields.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            key: try values.decode(String.self, forKey: .key),
            names: try values.decode(LocalizedText.self, forKey: .names),
            defaultLocale: try values.decode(LanguageTag.self, forKey: .defaultLocale),
            channels: try values.decode(Set<Channel>.self, forKey: .channels),
            numberPrefix: try values.decode(String.self, forKey: .numberPrefix),
            sharing: try values.decode(Bool.self, forKey: .sharing),
            initialStatus: try values.decode(String.self, forKey: .initialStatus),
            statuses: try values.decode([Status].self, forKey: .statuses),
            transitions: try values.decode([Transition].self, forKey: .transitions),
            issueTypes: try values.decode([IssueType].self, forKey: .issueTypes),
            fallbackIssueType: try values.decode(String.self, forKey: .fallbackIssueType),
            limits: try values.decode(DeskLimits.self, forKey: .limits),
            supportContacts: try values.decode([SupportContact].self, forKey: .supportContacts))
        languages = try values.decode(forKey: .languages, default: languages)
        creators = try values.decode(forKey: .creators, default: creators)
        visibility = try values.decode(forKey: .visibility, default: visibility)
        cc = try values.decode(forKey: .cc, default: cc)
        tellsRequester = try values.decode(forKey: .tellsRequester, default: tellsRequester)
        tracks = try values.decode(forKey: .tracks, default: tracks)
        timers = try values.decode(forKey: .timers, default: timers)
        tiers = try values.decode(forKey: .tiers, default: tiers)
        teams = try values.decode(forKey: .teams, default: teams)
        fields = try values.decode(forKey: .fields, default: fields)
        rating = try values.decode(forKey: .rating, default: rating)
        chat = try values.decodeIfPresent(ChatPolicy.self, forKey: .chat)
        hours = try values.decodeIfPresent(ServiceHours.self, forKey: .hours)
        messages = try values.decode(forKey: .messages, default: messages)
        statusMaps = try values.decode(forKey: .statusMaps, default: statusMaps)
        automation = try values.decode(forKey: .automation, default: automation)
    }

    /// The status of this key.
    public func status(_ key: String) -> Status? { statuses.first { $0.key == key } }

    /// The issue type of this key.
    public func issueType(_ key: String) -> IssueType? { issueTypes.first { $0.key == key } }

    /// The track of this key.
    public func track(_ key: String) -> Track? { tracks.first { $0.key == key } }

    /// The field of this key.
    public func field(_ key: String) -> CustomField? { fields.first { $0.key == key } }

    /// What the desk says by itself under this key.
    public func message(_ key: String) -> LocalizedText? { messages.first { $0.key == key }?.labels }

    /// The text of this key that rules and macros write.
    public func text(_ key: String) -> LocalizedText? { message(key) ?? automation.cannedResponse(key)?.text }

    /// The keys of these texts.
    var textKeys: [String] { messages.map(\.key) + automation.cannedResponses.map(\.key) }
}
