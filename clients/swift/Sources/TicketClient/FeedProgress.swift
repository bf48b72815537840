/// How far a follower has come: what to ask for next, and whether to ask again after a failure.
struct FeedProgress {
    /// Where to begin or go on.
    private(set) var position: FeedPosition
    /// Whether a handler failed, whose errors are not the feed's.
    var hasHandlerFailed = false
    private var hasBegun = false
    private var failures = 0

    init(from position: FeedPosition) {
        self.position = position
    }

    /// The request that goes on from here.
    func request(filter: EventFilter?) -> WatchEventsRequest {
        switch position {
        case .now: WatchEventsRequest(filter: filter)
        case .start: WatchEventsRequest(fromStart: true, filter: filter)
        case .cursor(let cursor): WatchEventsRequest(cursor: cursor, filter: filter)
        }
    }

    /// Everything up to `cursor` is done.
    mutating func reach(_ cursor: String) {
        hasBegun = true
        failures = 0
        if !cursor.isEmpty {
            position = .cursor(cursor)
        } else if position == .now {
            // The feed began before there was any event: whatever is in it then is new.
            position = .start
        }
    }

    /// How long to wait before going on after `error`; nil if it ends the feed.
    ///
    /// A feed that never began is not asked for again: the address or the token is wrong more often than not.
    mutating func delay(after error: RPCError, _ policy: RetryPolicy) -> Duration? {
        guard hasBegun, !hasHandlerFailed, error.code == .unavailable else { return nil }
        failures += 1
        var random = SystemRandomNumberGenerator()
        return policy.delay(afterFailures: failures, using: &random)
    }
}
