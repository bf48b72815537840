/// One thing that happened to one ticket. The list of them is the ticket; everything else is read off it.
public struct TicketEvent: Sendable, Hashable {
    /// What happened.
    public enum Change: Sendable, Hashable {
        /// The ticket was made.
        case created(CreatedTicket)
        /// Fields have other values; at least one.
        case updated([FieldChange])
        /// The status is another. The reason is what whoever asked for it said; may be empty. What customers see of it
        /// is nil where they see it as it is.
        case transitioned(
            from: String, to: StatusReference, trigger: Transition.Trigger, reason: String = "",
            seen: SeenTransition? = nil)
        /// A comment was added.
        case commentAdded(NewComment)
        /// Another member of staff, another team, or none works on it now.
        case assigned(assignee: PersonReference?, team: String?)
        /// It went to another tier.
        case escalated(from: String?, to: String, reason: String)
        /// A track is in another state.
        case trackSet(track: String, from: String?, to: String)
        /// Its requester rated the service.
        case rated(TicketRating)
        /// Somebody takes part, or has other rights now.
        case participantAdded(Participant)
        /// Whoever has this mail address takes part no more.
        case participantRemoved(email: String)
        /// It hangs together with another ticket.
        case linked(TicketLink)
        /// It does not any more.
        case unlinked(TicketLink)
        /// It was merged into another ticket.
        case mergedInto(Int64)
        /// It stands for itself again, as it was; the number is that of the ticket that it was merged into.
        case unmergedFrom(Int64)
        /// Another ticket was merged into it.
        case absorbed(Int64)
        /// Another ticket, which was merged into it, stands for itself again.
        case released(Int64)
        /// It was deleted.
        case deleted
        /// It is there again.
        case undeleted
        /// Tags were put on it and taken off it; each list in alphabetic order, at least one of them not empty.
        case tagged(added: [String], removed: [String])
        /// The desk's own fields have other values; at least one.
        case fieldsSet([CustomFieldChange])
        /// It lives at another desk, or under another version of its own.
        case moved(MovedTicket)
        /// A timer was started, anew if it ran.
        case timerArmed(ArmedTimer)
        /// A timer was stopped.
        case timerDisarmed(key: String)
        /// A timer ran out. What it does follows as another event.
        case timerFired(key: String)
        /// A rule's action could not be done. The event's cause names the rule.
        case actionSkipped(SkippedAction)
        /// Rules went too far and were stopped. The event's cause names the rule that would have been next.
        case rulesStopped(RuleLimit)
        /// Something happened to a promise, which stands so now.
        case target(TargetStep, TargetState)
        /// Somebody's personal data was taken out of it and of the events before.
        case requesterErased
    }

    /// The ticket it happened to.
    public var ticketNumber: Int64
    /// The ticket's revision after it: 1 for the creation, then without a gap.
    public var revision: Int64
    /// When it was decided.
    public var time: Timestamp
    /// Who did it; ticketd itself for what rules do.
    public var actor: PersonReference
    /// Why it came about, where a rule or a macro did it; else nil.
    public var cause: EventCause?
    /// What it was.
    public var change: Change

    /// An event with every field given.
    public init(
        ticketNumber: Int64, revision: Int64, time: Timestamp, actor: PersonReference, cause: EventCause? = nil,
        change: Change
    ) {
        self.ticketNumber = ticketNumber
        self.revision = revision
        self.time = time
        self.actor = actor
        self.cause = cause
        self.change = change
    }

    /// Whether customers who see the ticket see this: not what staff keep among themselves.
    public var isPublic: Bool { audience != .staff }
}
