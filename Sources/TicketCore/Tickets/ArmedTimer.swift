/// A timer that runs on a ticket.
public struct ArmedTimer: Sendable, Hashable {
    /// The key of the desk's timer.
    public var key: String
    /// When it runs out. Together with the key it tells a timer from one that was armed before or after it.
    public var dueTime: Timestamp

    /// A timer that runs out then.
    public init(key: String, dueTime: Timestamp) {
        self.key = key
        self.dueTime = dueTime
    }
}
