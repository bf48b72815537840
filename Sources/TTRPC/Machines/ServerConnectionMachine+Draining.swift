/// How a server takes leave.
extension ServerConnectionMachine {
    /// True when the server is leaving and nothing holds it back.
    package var isDrained: Bool {
        isDraining && isIdle && (agreed.map { $0.lastStreamAnnounced != nil } ?? true) && pendingHello == nil
    }

    /// Takes no more calls. Running ones go on.
    ///
    /// A plain peer is not told: its further requests are answered with UNAVAILABLE. An extended one is told first that
    /// there will be an end; requests that were under way then are still taken, and the answer to a ping says that
    /// there are no more of them.
    package mutating func drain(now: MonotonicTime) {
        guard !isDraining else { return }
        isDraining = true
        guard agreed != nil else { return }
        write(GoAwayFrame(lastStreamID: GoAwayFrame.undecided, code: .ok).packed())
        let payload = ping(now: now)
        agreed?.drainPing = payload
    }

    /// Ends every open call, for a server whose patience is over.
    package mutating func endAll() -> [ServerAction] {
        if agreed != nil, agreed?.lastStreamAnnounced == nil { announceLastStream() }
        let error = RPCError(code: .unavailable, message: "The server is closing; the call may have been executed.")
        if !isIdle { limitHit = .drainGrace }
        return streams.filter(\.value.isOpen).keys.sorted().map { end($0, error) }
    }

    /// Whether a request with a new id is too late.
    func isRefusing(_ id: UInt32) -> Bool {
        guard let agreed else { return isDraining }
        return agreed.lastStreamAnnounced.map { id > $0 } ?? false
    }

    /// The peer has answered the ping that came with the first word.
    mutating func drainHeard() {
        agreed?.drainPing = nil
        announceLastStream()
    }

    private mutating func announceLastStream() {
        let last = history.highest
        agreed?.lastStreamAnnounced = last
        write(GoAwayFrame(lastStreamID: last, code: .ok).packed())
    }
}
