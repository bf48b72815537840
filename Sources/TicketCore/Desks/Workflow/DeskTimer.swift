/// Something that a desk does by itself after a time, such as closing what nobody answers.
public struct DeskTimer: Sendable, Hashable, Codable {
    /// What arms or disarms a timer.
    public enum Signal: Sendable, Hashable, Codable {
        /// Staff wrote something public that waits for an answer.
        case agentReply
        /// The customer did anything: wrote, changed, moved or rated.
        case customerActivity
        /// The ticket came into this status; creation counts.
        case entered(status: String)
        /// The ticket left this status.
        case left(status: String)
        /// Somebody was assigned.
        case assigned
    }

    /// On which clock the time passes.
    public enum Clock: String, Sendable, Hashable, Codable, CaseIterable {
        /// All the time.
        case wall
        /// Only within the desk's service hours.
        case serviceHours = "service_hours"
    }

    /// Names the timer inside its desk.
    public var key: String
    /// What starts it, anew if it runs.
    public var armedBy: [Signal]
    /// What stops it.
    public var disarmedBy: [Signal]
    /// How long it runs, in seconds.
    public var seconds: Int64
    /// The range in which a desk of this kind may set `seconds`; nil for any.
    public var secondsRange: ClosedRange<Int64>?
    /// The clock on which it runs.
    public var clock: Clock
    /// The key of the status to which it moves the ticket; the workflow has to have that move with the trigger timer.
    public var target: String

    /// A timer with all that a desk says of it.
    public init(
        key: String, armedBy: [Signal], disarmedBy: [Signal], seconds: Int64,
        secondsRange: ClosedRange<Int64>? = nil, clock: Clock = .wall, target: String
    ) {
        self.key = key
        self.armedBy = armedBy
        self.disarmedBy = disarmedBy
        self.seconds = seconds
        self.secondsRange = secondsRange
        self.clock = clock
        self.target = target
    }
}
