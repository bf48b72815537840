/// Where a feed of events begins.
public enum FeedPosition: Sendable, Hashable {
    /// With what happens from now on.
    case now
    /// With the oldest event that the service keeps.
    case start
    /// Behind the event or heartbeat that had this cursor.
    case cursor(String)
}
