internal import TTRPC

/// What callers want while the server looks at the connection's token.
///
/// Until a token was found good, a server takes no frame above 64 KiB. A request that is larger waits for the answer to
/// Hello; so does whatever comes behind it, since stream ids have to go out in order.
struct HeldEvents {
    private var events: [ClientEvent] = []

    var isEmpty: Bool { events.isEmpty }

    /// Whether an event has to wait.
    func holds(_ event: ClientEvent) -> Bool {
        guard events.isEmpty else { return true }
        guard case .start(let call) = event else { return false }
        return call.request.frame.count > FrameHeader.byteCount + ExtensionOffer.frameBytesMin
    }

    mutating func append(_ event: ClientEvent) {
        events.append(event)
    }

    mutating func takeAll() -> [ClientEvent] {
        defer { events = [] }
        return events
    }

    /// No call's time ends before this.
    var deadline: MonotonicTime? {
        calls.compactMap { $0.isOver ? nil : $0.request.deadline }.min()
    }

    /// Ends the calls whose time has run out.
    func expire(now: MonotonicTime) {
        for call in calls where call.request.deadline.map({ $0 <= now }) ?? false { call.end(.deadlineExceededUnsent) }
    }

    /// Ends all calls.
    mutating func end(_ error: RPCError) {
        let calls = calls
        events = []
        for call in calls { call.end(error) }
    }

    private var calls: [any ClientCall] {
        events.compactMap { event in
            if case .start(let call) = event { call } else { nil }
        }
    }
}
