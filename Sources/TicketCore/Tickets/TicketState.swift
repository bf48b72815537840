/// What stands on a ticket beside its fields and its status: who works on it, who else takes part, what it hangs
/// together with and what it waits for.
public struct TicketState: Sendable, Hashable {
    /// The member of staff to whom it is assigned.
    public var assignee: PersonReference?
    /// The key of the team to which it is given.
    public var team: String?
    /// The key of its tier; nil where the desk has none.
    public var tier: String?
    /// The state of each track, by key.
    public var tracks: [String: String]
    /// Who takes part beside requester and staff, in the order in which they came.
    public var participants: [Participant]
    /// Whether participants who are let in see it.
    public var admitsParticipants: Bool
    /// The tickets it hangs together with, in the order in which they were linked.
    public var links: [TicketLink]
    /// The ticket into which it was merged: what is written here lands there.
    public var mergedInto: Int64?
    /// The tickets that were merged into it, in that order.
    public var mergedTickets: [Int64]
    /// When it was deleted; nil if it is there.
    public var deleteTime: Timestamp?
    /// What staff sort it by, in alphabetic order.
    public var tags: [String]
    /// The values of the desk's own fields, by key.
    public var fields: [String: String]
    /// What runs out on it if nothing happens, in the order in which it was armed.
    public var timers: [ArmedTimer]
    /// Since when it has been in its present status, where that is solved or closed; else nil.
    public var endTime: Timestamp?
    /// How many times it has become solved or closed.
    public var endings: Int64
    /// The last rating.
    public var rating: TicketRating?
    /// The status that customers see instead of its own; nil if they see that.
    public var customerStatus: StatusReference?
    /// How many of its comments are notes among staff.
    public var noteCount: Int64
    /// Where the desk's promises stand, at most one of each kind, in the order of the kinds.
    public var targets: [TargetState]

    /// A state; by default that of a new ticket of a desk without any of this.
    public init(
        assignee: PersonReference? = nil, team: String? = nil, tier: String? = nil, tracks: [String: String] = [:],
        participants: [Participant] = [], admitsParticipants: Bool = false, links: [TicketLink] = [],
        mergedInto: Int64? = nil, mergedTickets: [Int64] = [], deleteTime: Timestamp? = nil, tags: [String] = [],
        fields: [String: String] = [:], timers: [ArmedTimer] = [], endTime: Timestamp? = nil, endings: Int64 = 0,
        rating: TicketRating? = nil, customerStatus: StatusReference? = nil, noteCount: Int64 = 0,
        targets: [TargetState] = []
    ) {
        self.assignee = assignee
        self.team = team
        self.tier = tier
        self.tracks = tracks
        self.participants = participants
        self.admitsParticipants = admitsParticipants
        self.links = links
        self.mergedInto = mergedInto
        self.mergedTickets = mergedTickets
        self.deleteTime = deleteTime
        self.tags = tags
        self.fields = fields
        self.timers = timers
        self.endTime = endTime
        self.endings = endings
        self.rating = rating
        self.customerStatus = customerStatus
        self.noteCount = noteCount
        self.targets = targets
    }

    /// Whether it was neither merged away nor deleted.
    public var isActive: Bool { mergedInto == nil && deleteTime == nil }

    /// When its first timer runs out; nil if none is armed, or it may not fire because the ticket is merged or deleted.
    public var nextDueTime: Timestamp? { isActive ? runningTimers.map(\.dueTime).min() : nil }

    /// All that runs out on it: its timers, and those of the desk's promises.
    public var runningTimers: [ArmedTimer] { timers + targets.flatMap(\.timers) }

    /// Where the promise of this kind stands; nil if there is none.
    public func target(_ kind: ServiceTarget.Kind) -> TargetState? { targets.first { $0.kind == kind } }

    /// The participant with this mail address, however it is spelled.
    public func participant(email: String) -> Participant? {
        let key = email.lowercased()
        return participants.first { $0.email.lowercased() == key }
    }
}
