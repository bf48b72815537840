/// What happens when nothing happens.
extension ServerConnectionMachine {
    /// When to call ``expire(now:)`` at the latest, or nil. Calling earlier is harmless.
    package var nextDeadline: MonotonicTime? {
        if writability.isWritable {
            Self.earlier(earliestDeadline, wantsRead ? Self.earlier(progress.deadline, peerDeadline) : nil)
        } else {
            Self.earlier(earliestDeadline, writability.deadline(grace: limits.slowReaderGrace))
        }
    }

    /// Ends what has run out of time.
    package mutating func expire(now: MonotonicTime) -> [ServerAction] {
        if wantsRead {
            if let reason = progress.expired(now: now) { return [abort(reason)] }
            switch agreed?.keepalive.due(now: now, isActive: !isIdle) {
            case .ping: _ = ping(now: now)
            case .gone: return [abort(.silentPeer)]
            case .nothing, nil: break
            }
        }
        return expireCalls(now: now) + expireReader(now: now)
    }

    /// When a silent peer is to be asked, or to be given up. While nothing is read nobody knows whether it is silent.
    private var peerDeadline: MonotonicTime? {
        agreed?.keepalive.deadline(isActive: !isIdle)
    }

    /// Says whether the connection takes more without growing its queue.
    package mutating func writabilityChanged(_ isWritable: Bool, now: MonotonicTime) {
        writability.set(isWritable, now: now)
    }

    private static func earlier(_ one: MonotonicTime?, _ other: MonotonicTime?) -> MonotonicTime? {
        guard let one, let other else { return one ?? other }
        return min(one, other)
    }

    private mutating func expireCalls(now: MonotonicTime) -> [ServerAction] {
        guard let earliest = earliestDeadline, earliest <= now else { return [] }
        var expired: [UInt32] = []
        earliestDeadline = nil
        for (id, stream) in streams where stream.isOpen {
            guard let deadline = stream.deadline else { continue }
            if deadline <= now {
                expired.append(id)
            } else {
                earliestDeadline = min(earliestDeadline ?? deadline, deadline)
            }
        }
        return expired.sorted().map { end($0, .deadlineExceeded) }
    }

    private mutating func expireReader(now: MonotonicTime) -> [ServerAction] {
        switch writability.expire(now: now, grace: limits.slowReaderGrace) {
        case .patient: return []
        case .hopeless: return [abort(.slowReader)]
        case .clogged:
            let error = RPCError(
                code: .resourceExhausted, message: "The messages of this stream were not read in time; read faster.")
            limitHit = .slowReader
            let waiting = streams.filter { $0.value.isOpen && !$0.value.queue.isEmpty }.keys.sorted()
            return waiting.map { end($0, error) }
        }
    }
}
