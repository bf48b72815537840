/// Whether a connection takes more, and for how long it has not.
struct Writability: Sendable {
    enum Patience {
        case patient
        /// The grace is over: streams with messages waiting are to end.
        case clogged
        /// Twice the grace is over: the connection is to close.
        case hopeless
    }

    private var cloggedSince: MonotonicTime?
    private var hasWarned = false

    var isWritable: Bool { cloggedSince == nil }

    mutating func set(_ isWritable: Bool, now: MonotonicTime) {
        guard isWritable != self.isWritable else { return }
        cloggedSince = isWritable ? nil : now
        hasWarned = false
    }

    func deadline(grace: Duration) -> MonotonicTime? {
        cloggedSince.map { $0 + grace * (hasWarned ? 2 : 1) }
    }

    mutating func expire(now: MonotonicTime, grace: Duration) -> Patience {
        guard let deadline = deadline(grace: grace), deadline <= now else { return .patient }
        if hasWarned { return .hopeless }
        hasWarned = true
        return .clogged
    }
}
