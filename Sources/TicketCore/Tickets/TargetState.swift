/// Where one promise stands on a ticket.
///
/// The clock runs in stretches. What earlier ones have used up is counted, what the present one uses up follows from
/// when it began.
public struct TargetState: Sendable, Hashable {
    /// What is promised; a ticket has at most one state for each kind.
    public var kind: ServiceTarget.Kind
    /// The key of the desk's target.
    public var key: String
    /// How much time there is, in seconds.
    public var seconds: Int64
    /// The clock on which it passes.
    public var clock: DeskTimer.Clock
    /// Since when it has been promised.
    public var startTime: Timestamp
    /// How much the stretches before the present one have used up, in microseconds of the clock.
    public var countedMicroseconds: Int64
    /// When the present stretch began; nil while the clock stands still, or when the promise was kept.
    public var runningSince: Timestamp?
    /// When the time is used up if nothing happens; nil while the clock stands still, and when it was used up.
    public var dueTime: Timestamp?
    /// When staff are warned; nil if they are not, or have been.
    public var warningTime: Timestamp?
    /// Whether staff were warned.
    public var isWarned: Bool
    /// When the time was used up; nil if it was not.
    public var breachTime: Timestamp?
    /// When the promise was kept; nil while it is open.
    public var metTime: Timestamp?

    /// A state with every field given.
    public init(
        kind: ServiceTarget.Kind, key: String, seconds: Int64, clock: DeskTimer.Clock, startTime: Timestamp,
        countedMicroseconds: Int64 = 0, runningSince: Timestamp? = nil, dueTime: Timestamp? = nil,
        warningTime: Timestamp? = nil, isWarned: Bool = false, breachTime: Timestamp? = nil, metTime: Timestamp? = nil
    ) {
        self.kind = kind
        self.key = key
        self.seconds = seconds
        self.clock = clock
        self.startTime = startTime
        self.countedMicroseconds = countedMicroseconds
        self.runningSince = runningSince
        self.dueTime = dueTime
        self.warningTime = warningTime
        self.isWarned = isWarned
        self.breachTime = breachTime
        self.metTime = metTime
    }

    /// Whether the promise is still to be kept.
    public var isOpen: Bool { metTime == nil }

    /// What is left of the time, in microseconds, not counting the present stretch; at least 0.
    var leftMicroseconds: Int64 { max(0, seconds &* 1_000_000 &- countedMicroseconds) }

    /// What runs out on it. No timer of a desk has such a key.
    public var timers: [ArmedTimer] {
        [
            warningTime.map { ArmedTimer(key: "sla_warning:" + kind.rawValue, dueTime: $0) },
            dueTime.map { ArmedTimer(key: "sla:" + kind.rawValue, dueTime: $0) },
        ].compactMap { $0 }
    }
}
