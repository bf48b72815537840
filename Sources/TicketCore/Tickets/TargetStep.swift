/// What can happen to a promise.
public enum TargetStep: String, Sendable, Hashable, CaseIterable {
    /// It holds from now on.
    case started
    /// Its clock stands still.
    case paused
    /// Its clock goes on.
    case resumed
    /// Another of the desk's targets takes its place, with what was counted.
    case changed
    /// Its time is nearly used up.
    case warned
    /// Its time is used up.
    case breached
    /// It was kept, in time or not.
    case met
    /// It does not hold for the ticket any more.
    case dropped
}
