internal import TicketCore

/// An entry of the outbox with how far it is.
struct StoredMail {
    enum State {
        case waiting(due: Timestamp)
        case sent(Timestamp)
        case dead(Timestamp)
    }

    /// Its number in the outbox of its tenant.
    var id: Int64
    var entry: OutboxEntry
    var state: State
    var queueTime: Timestamp
    var attempts = 0
    var failure = ""

    /// A new one, due at once.
    init(_ entry: OutboxEntry, id: Int64, at now: Timestamp) {
        self.id = id
        self.entry = entry
        state = .waiting(due: now)
        queueTime = now
    }

    var dueTime: Timestamp? {
        if case .waiting(let due) = state { due } else { nil }
    }

    var isDead: Bool {
        if case .dead = state { true } else { false }
    }

    var endTime: Timestamp? {
        switch state {
        case .waiting: nil
        case .sent(let time), .dead(let time): time
        }
    }

    var dead: DeadMail {
        DeadMail(
            id: id, entry: entry, attempts: attempts, failure: failure, queueTime: queueTime, endTime: endTime)
    }
}
