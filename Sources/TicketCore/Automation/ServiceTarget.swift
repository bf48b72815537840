/// Something that a desk promises a time for.
public struct ServiceTarget: Sendable, Hashable, Codable {
    /// What is promised.
    public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
        /// That staff answer publicly, from when the ticket is made, or first is one for which it holds while nobody
        /// has written yet.
        case firstResponse = "first_response"
        /// That staff answer publicly, from when the customer wrote after the last answer.
        case nextResponse = "next_response"
        /// That the ticket is solved or closed.
        case resolution
    }

    /// Names the target inside its desk.
    public var key: String
    /// What is promised.
    public var kind: Kind
    /// How much time there is, in seconds.
    public var seconds: Int64
    /// The clock on which it passes.
    public var clock: DeskTimer.Clock
    /// The tickets for which it holds; nil for all.
    public var condition: TicketCondition?
    /// While the ticket waits on one of these, the clock stands still.
    public var pausedOn: [Status.WaitingOn]
    /// How long before the end staff are warned, in seconds; nil for not at all.
    public var warningSeconds: Int64?

    /// A target with all that a desk says of it.
    public init(
        key: String, kind: Kind, seconds: Int64, clock: DeskTimer.Clock, condition: TicketCondition? = nil,
        pausedOn: [Status.WaitingOn] = [], warningSeconds: Int64? = nil
    ) {
        self.key = key
        self.kind = kind
        self.seconds = seconds
        self.clock = clock
        self.condition = condition
        self.pausedOn = pausedOn
        self.warningSeconds = warningSeconds
    }
}
