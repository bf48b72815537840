internal import TicketCore

/// What became of one ticket, by its events: the one order in which everything that was done to it took effect.
struct TicketHistory {
    let number: Int64
    /// The ticket after each revision, from 1 on.
    private(set) var states: [Ticket] = []
    /// The revision at which each text was written.
    private(set) var revisions: [String: [Int64]] = [:]
    private var timers: [String: Timestamp] = [:]

    init(number: Int64) {
        self.number = number
    }

    /// Takes the next event.
    mutating func take(_ event: TicketEvent) throws {
        try promise(
            event.revision == Int64(states.count) + 1,
            "ticket \(number): event \(event.revision) comes after \(states.count)")
        guard let next = Ticket.applying(event, to: states.last) else {
            throw BrokenPromise("ticket \(number): event \(event.revision) does not follow")
        }
        states.append(next)
        for text in Self.texts(of: event.change) { revisions[text, default: []].append(event.revision) }
        try takeTimer(event)
    }

    /// A timer fires when it is armed and its time has come, and is armed no more.
    private mutating func takeTimer(_ event: TicketEvent) throws {
        switch event.change {
        case .timerArmed(let timer): timers[timer.key] = timer.dueTime
        case .timerDisarmed(let key): timers[key] = nil
        case .timerFired(let key):
            let due = timers.removeValue(forKey: key)
            try promise(
                due.map { $0 <= event.time } ?? false,
                "ticket \(number): timer \(key) fired at revision \(event.revision), and was not due")
        default: break
        }
    }

    private static func texts(of change: TicketEvent.Change) -> [String] {
        switch change {
        case .created(let created): [created.subject]
        case .commentAdded(let comment): [comment.body]
        case .updated(let changes): changes.map(\.newValue)
        case .transitioned(_, _, _, let reason, _): [reason]
        default: []
        }
    }
}
