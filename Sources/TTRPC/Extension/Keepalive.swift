/// Finds out that a silent peer is gone, while calls are open.
package struct Keepalive: Sendable, Hashable {
    /// What to do.
    package enum Due: Sendable, Hashable {
        case nothing
        /// Send a PING, and say so with ``asked(now:)``.
        case ping
        /// The peer does not answer.
        case gone
    }

    private let silence: Duration
    private let answer: Duration
    private var silentSince: MonotonicTime
    private var askedAt: MonotonicTime?

    /// - Parameters:
    ///   - silence: how long the peer may say nothing before it is asked.
    ///   - answer: how long it then has.
    package init(silence: Duration, answer: Duration, now: MonotonicTime) {
        self.silence = silence
        self.answer = answer
        silentSince = now
    }

    /// Bytes have come, or the first call was opened: silence begins anew.
    package mutating func heard(now: MonotonicTime) {
        silentSince = now
        askedAt = nil
    }

    /// A PING was sent.
    package mutating func asked(now: MonotonicTime) {
        askedAt = now
    }

    /// When there is something to do, or nil.
    ///
    /// - Parameter isActive: whether a call is open.
    package func deadline(isActive: Bool) -> MonotonicTime? {
        if let askedAt { return askedAt + answer }
        return isActive ? silentSince + silence : nil
    }

    package func due(now: MonotonicTime, isActive: Bool) -> Due {
        guard let deadline = deadline(isActive: isActive), deadline <= now else { return .nothing }
        return askedAt == nil ? .ping : .gone
    }
}
