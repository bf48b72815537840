/// How far a chat has come, and whether it is taken up again after a failure.
struct ChatProgress {
    /// The latest message that was handled.
    var lastMessageID: Int64
    /// Whether a handler failed, whose errors are not the chat's.
    var hasHandlerFailed = false
    private var hasBegun = false
    private var failures = 0

    init(lastMessageID: Int64) {
        self.lastMessageID = lastMessageID
    }

    /// Something was heard.
    mutating func reach() {
        hasBegun = true
        failures = 0
    }

    /// How long to wait before going on after `error`; nil if it ends the chat.
    ///
    /// A chat that never began is not asked for again: the address or the token is wrong more often than not.
    mutating func delay(after error: RPCError, _ policy: RetryPolicy) -> Duration? {
        guard hasBegun, !hasHandlerFailed, error.code == .unavailable else { return nil }
        failures += 1
        var random = SystemRandomNumberGenerator()
        return policy.delay(afterFailures: failures, using: &random)
    }
}
