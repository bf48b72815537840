/// How often a transfer goes on after a lost connection. What brings it forward begins the count anew.
struct TransferRetry {
    let policy: RetryPolicy
    /// How long to wait after each chunk, so that a server keeps up that cannot tell its peer to wait (plain ttrpc).
    private(set) var pause = Duration.zero
    private var failures = 0
    private var reached: Int64 = 0

    private static let pauseMin = Duration.milliseconds(5)
    private static let pauseMax = Duration.milliseconds(640)

    init(policy: RetryPolicy) {
        self.policy = policy
    }

    /// The transfer has come so far.
    mutating func reach(_ bytes: Int64) {
        if bytes > reached {
            reached = bytes
            failures = 0
        }
    }

    /// How long to wait before going on after `error`; nil if that would not help, or was tried often enough.
    mutating func delay(after error: RPCError) -> Duration? {
        guard error.maySucceedLater else { return nil }
        if error.code == .resourceExhausted { pause = min(max(pause * 2, Self.pauseMin), Self.pauseMax) }
        failures += 1
        var random = SystemRandomNumberGenerator()
        guard let delay = policy.delay(afterFailures: failures, using: &random) else { return nil }
        return max(delay, error.retryDelay ?? error.connectionDelay ?? .zero)
    }
}

extension RPCError {
    /// Whether a transfer may go on: the connection was lost, or the server could not keep up. What the service itself
    /// refuses has a reason.
    fileprivate var maySucceedLater: Bool {
        switch code {
        case .unavailable: true
        case .resourceExhausted: retryDelay != nil || reason == nil
        case .failedPrecondition: reason == "UPLOAD_OFFSET"
        default: false
        }
    }
}
