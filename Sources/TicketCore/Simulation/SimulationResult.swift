/// What a step of a simulation came to.
public struct SimulationResult: Sendable, Hashable {
    /// A status that the ticket came into.
    public struct Move: Sendable, Hashable {
        /// The status.
        public var status: StatusReference
        /// What set it off; nil for the creation.
        public var trigger: Transition.Trigger?
    }

    /// The statuses that the ticket came into in this step, in order; empty if it moved nowhere.
    public var moves: [Move]
    /// The status after it; nil while there is no ticket.
    public var status: StatusReference?
    /// The state of each track after it, by key.
    public var tracks: [String: String]
    /// The timers that run after it.
    public var timers: [ArmedTimer]
    /// Who was told what in it.
    public var notifications: [OutboxEntry]
    /// Where the desk's promises stand after it.
    public var targets: [TargetState] = []
    /// What rules did in it, in order: each event that they made has its cause.
    public var ruleEvents: [TicketEvent] = []
    /// Why the step was refused; nil if it was not.
    public var refusal: Refusal?
    /// The moment after it.
    public var time: Timestamp

    /// The statuses of its moves.
    public var statuses: [StatusReference] { moves.map(\.status) }
}
