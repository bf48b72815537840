/// What a follower of events may want to know beside the events.
public enum FeedNotice: Sendable, Hashable {
    /// Everything up to this cursor has been handled: store it to resume from there. It comes behind each event, and with
    /// the heartbeats when nothing happens.
    case reached(cursor: String)
    /// The feed broke; it is taken up again from the last cursor after the wait.
    case interrupted(RPCError, retryingAfter: Duration)
}
