/// Conditions on events and on their tickets as they are now. An empty list is no condition; conditions of different
/// kinds narrow together, several values of one kind widen.
public struct EventCondition: Sendable, Hashable {
    /// What kind of thing happened.
    public var kinds: Set<TicketEvent.Kind>
    /// Who did it, by person id.
    public var actors: [String]
    /// The status that the ticket came into by it, by key.
    public var enteredStatuses: [String]
    /// The ticket's requester, by person id; nil for anybody.
    public var requester: String?
    /// The ticket's account; nil for any.
    public var account: String?
    /// Who works on the ticket, by person id.
    public var assignees: [String]
    /// Whether tickets on which nobody works are meant, beside those of `assignees`.
    public var includesUnassigned: Bool

    /// Conditions on events; by default none.
    public init(
        kinds: Set<TicketEvent.Kind> = [], actors: [String] = [], enteredStatuses: [String] = [],
        requester: String? = nil, account: String? = nil, assignees: [String] = [], includesUnassigned: Bool = false
    ) {
        self.kinds = kinds
        self.actors = actors
        self.enteredStatuses = enteredStatuses
        self.requester = requester
        self.account = account
        self.assignees = assignees
        self.includesUnassigned = includesUnassigned
    }

    /// Whether none of them is about tickets.
    public var isAboutEventsAlone: Bool {
        requester == nil && account == nil && assignees.isEmpty && !includesUnassigned
    }

    /// Whether an event meets those that are about it, as customers or staff know it.
    public func matches(_ event: TicketEvent, asCustomer: Bool) -> Bool {
        (kinds.isEmpty || kinds.contains(event.kind)) && (actors.isEmpty || actors.contains(event.actor.id))
            && (enteredStatuses.isEmpty
                || event.enteredStatus(asCustomer: asCustomer).map(enteredStatuses.contains) ?? false)
    }

    /// Whether a ticket of which this is known meets those that are about it.
    public func matches(requester: String, account: String?, assignee: String?) -> Bool {
        (self.requester ?? requester) == requester && (self.account == nil || self.account == account)
            && (assignees.isEmpty && !includesUnassigned
                || assignee.map(assignees.contains) ?? includesUnassigned)
    }
}
