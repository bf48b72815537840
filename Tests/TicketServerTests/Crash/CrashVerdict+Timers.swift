internal import TicketMessages

extension CrashVerdict {
    /// What is wrong with the timers, once all of them have been due: each chat that was answered and not closed is
    /// closed by its timer, once and not before its time, and no other chat is.
    func timerProblems(after entries: [CrashLedger.Entry]) -> [String] {
        var armed: Set<Int64> = []
        for entry in entries {
            switch entry.operation.kind {
            case .answer(let number): armed.insert(number)
            case .transition(let number, _): armed.remove(number)
            default: break
            }
        }
        let left = Set(tickets.filter { !$0.timers.isEmpty }.map(\.number))
        return armed.union(events.keys).union(left).sorted().flatMap { number in
            let count = (events[number] ?? []).count(where: \.isFiring)
            let due = armed.contains(number) ? 1 : 0
            return (count == due ? [] : ["ticket \(number): fired \(count) times instead of \(due)"])
                + (left.contains(number) ? ["ticket \(number): its timer is left"] : [])
                + (firesEarly(events[number] ?? []) ? ["ticket \(number): fired before its time"] : [])
        }
    }

    /// Whether a timer fired when it was not due, as it was armed last.
    private func firesEarly(_ events: [Event]) -> Bool {
        var dueTime: GoogleProtobufTimestamp?
        for event in events {
            switch event.kind {
            case .timerArmed(let armed): dueTime = armed.timer?.dueTime
            case .timerFired:
                guard let dueTime, let time = event.time else { return true }
                if (time.seconds, time.nanos) < (dueTime.seconds, dueTime.nanos) { return true }
            default: break
            }
        }
        return false
    }
}

extension Event {
    fileprivate var isFiring: Bool {
        if case .timerFired = kind { true } else { false }
    }
}
