/// Conditions on tickets. An empty list is no condition.
public struct TicketFilter: Sendable, Hashable {
    /// Desks, by key.
    public var desks: [String]
    /// Statuses, by key.
    public var statuses: [String]
    /// Categories of statuses.
    public var categories: [Status.Category]
    /// Who has to act.
    public var waitingOn: [Status.WaitingOn]
    /// Issue types, by key.
    public var issueTypes: [String]
    /// Ways by which tickets came in.
    public var channels: [Channel]
    /// The requester, by person id.
    public var requester: String?
    /// The customer account.
    public var account: String?
    /// Who works on it, by person id.
    public var assignees: [String]
    /// Whether tickets on which nobody works are meant, beside those of `assignees`.
    public var includesUnassigned: Bool
    /// Teams, by key.
    public var teams: [String]
    /// Tiers, by key.
    public var tiers: [String]
    /// Tags, all of which the ticket has to have.
    public var tags: [String]
    /// States of tracks.
    public var trackStates: [TrackCondition]
    /// Whether deleted tickets are listed too, to who may see them.
    public var includesDeleted: Bool
    /// When the ticket was made.
    public var created: TimeRange
    /// When it last changed.
    public var updated: TimeRange

    /// Conditions on tickets; by default none.
    public init(
        desks: [String] = [], statuses: [String] = [], categories: [Status.Category] = [],
        waitingOn: [Status.WaitingOn] = [], issueTypes: [String] = [], channels: [Channel] = [],
        requester: String? = nil, account: String? = nil, assignees: [String] = [], includesUnassigned: Bool = false,
        teams: [String] = [], tiers: [String] = [], tags: [String] = [], trackStates: [TrackCondition] = [],
        includesDeleted: Bool = false, created: TimeRange = TimeRange(), updated: TimeRange = TimeRange()
    ) {
        self.desks = desks
        self.statuses = statuses
        self.categories = categories
        self.waitingOn = waitingOn
        self.issueTypes = issueTypes
        self.channels = channels
        self.requester = requester
        self.account = account
        self.assignees = assignees
        self.includesUnassigned = includesUnassigned
        self.teams = teams
        self.tiers = tiers
        self.tags = tags
        self.trackStates = trackStates
        self.includesDeleted = includesDeleted
        self.created = created
        self.updated = updated
    }

    /// Whether a ticket meets every condition.
    public func matches(_ ticket: Ticket) -> Bool {
        Self.allows(desks, ticket.desk) && Self.allows(statuses, ticket.status.key)
            && Self.allows(categories, ticket.status.category) && Self.allows(waitingOn, ticket.status.waitingOn)
            && Self.allows(issueTypes, ticket.issueType) && Self.allows(channels, ticket.channel)
            && (requester == nil || requester == ticket.requester.id)
            && (account == nil || account == ticket.account)
            && matches(ticket.state) && created.contains(ticket.createTime) && updated.contains(ticket.updateTime)
    }

    private func matches(_ state: TicketState) -> Bool {
        allows(state.assignee) && Self.allows(teams, state.team) && Self.allows(tiers, state.tier)
            && tags.allSatisfy(state.tags.contains) && (includesDeleted || state.deleteTime == nil)
            && (trackStates.isEmpty || trackStates.contains { state.tracks[$0.track] == $0.state })
    }

    private func allows(_ assignee: PersonReference?) -> Bool {
        if assignees.isEmpty, !includesUnassigned { return true }
        return assignee.map { assignees.contains($0.id) } ?? includesUnassigned
    }

    private static func allows<Value: Equatable>(_ values: [Value], _ value: Value?) -> Bool {
        values.isEmpty || value.map(values.contains) ?? false
    }
}
