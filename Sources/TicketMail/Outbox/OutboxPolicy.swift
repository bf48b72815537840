public import TicketCore

/// When a mail is tried again, and when no more. Decides; does nothing itself.
public struct OutboxPolicy: Sendable, Hashable {
    /// The wait after the first failure. It doubles with each.
    public var firstWait: Duration
    /// The longest wait.
    public var longestWait: Duration
    /// How long after it was put in a mail is tried for the last time.
    public var lifetime: Duration

    /// A policy; as is promised: a minute, six hours, five days.
    public init(
        firstWait: Duration = .seconds(60), longestWait: Duration = .seconds(6 * 3600),
        lifetime: Duration = .seconds(5 * 86_400)
    ) {
        self.firstWait = firstWait
        self.longestWait = longestWait
        self.lifetime = lifetime
    }

    /// What follows on an attempt.
    ///
    /// - Parameters:
    ///   - mail: with the number of attempts including this one.
    ///   - now: when the attempt ended.
    ///   - random: makes the wait up to a fifth shorter or longer, so that mails that failed together do not come
    ///     back together.
    public func result(
        after outcome: DeliveryOutcome, of mail: QueuedMail, at now: Timestamp,
        random: inout some RandomNumberGenerator
    ) -> MailResult {
        switch outcome {
        case .delivered: return .sent
        case .permanent(let failure):
            return .dead(failure: failure.summary, suppressing: failure.isNoSuchMailbox)
        case .transient(let failure), .unknown(let failure):
            let next = now.advanced(byMicroseconds: wait(afterAttempts: mail.attempts, random: &random))
            // The last attempt is at the end of the time, not some hours before it.
            if now < end(of: mail) { return .retry(at: min(next, end(of: mail)), failure: failure.summary) }
            return .dead(failure: failure.summary, suppressing: false)
        }
    }

    /// Whether a mail has waited for so long before it was first tried that what it tells is no news any more.
    public func isStale(_ mail: QueuedMail, at now: Timestamp) -> Bool {
        mail.attempts <= 1 && now > end(of: mail)
    }

    private func end(of mail: QueuedMail) -> Timestamp {
        mail.queueTime.advanced(byMicroseconds: lifetime.wholeMicroseconds)
    }

    private func wait(afterAttempts count: Int, random: inout some RandomNumberGenerator) -> Int64 {
        let longest = max(1, longestWait.wholeMicroseconds)
        var wait = min(max(1, firstWait.wholeMicroseconds), longest)
        for _ in 1..<min(max(1, count), 64) where wait < longest { wait = wait > longest / 2 ? longest : wait * 2 }
        let spread = wait / 5
        return wait - spread + Int64.random(in: 0...(2 * spread), using: &random)
    }
}

extension Duration {
    /// In microseconds, at most some 30,000 years.
    var wholeMicroseconds: Int64 {
        let (seconds, attoseconds) = components
        return min(max(0, seconds), 1_000_000_000_000) * 1_000_000 + attoseconds / 1_000_000_000_000
    }
}
