/// Makes a promise's clock run and stand still.
struct TargetClock {
    let calendar: ServiceCalendar?
    let now: Timestamp

    /// The state with its clock running from now on.
    func running(_ state: TargetState, warningSeconds: Int64?) -> TargetState {
        var state = state
        state.runningSince = now
        guard state.breachTime == nil else { return state }
        state.dueTime = moment(after: state.leftMicroseconds, state.clock)
        if let warningSeconds, !state.isWarned {
            let left = max(0, state.leftMicroseconds - warningSeconds * 1_000_000)
            state.warningTime = moment(after: left, state.clock)
        }
        return state
    }

    /// The state with its clock standing still, and what the stretch used up counted. A time that was used up in it
    /// before now is a breach.
    func standing(_ state: TargetState) -> TargetState {
        var state = state
        if let due = state.dueTime, due < now { state.breachTime = due }
        if let since = state.runningSince {
            state.countedMicroseconds &+= counted(from: since, state.clock)
        }
        state.runningSince = nil
        state.dueTime = nil
        state.warningTime = nil
        return state
    }

    /// How much of the clock has passed since then, in microseconds.
    private func counted(from start: Timestamp, _ clock: DeskTimer.Clock) -> Int64 {
        guard start < now else { return 0 }
        switch clock {
        case .wall: return start.microseconds(to: now)
        case .serviceHours:
            // Where hours do not say, no time passes: nobody is refused anything for that.
            return (try? calendar?.serviceTime(from: start, to: now))?.wholeMicroseconds ?? 0
        }
    }

    /// When so much of the clock will have passed; nil if the hours do not say.
    private func moment(after microseconds: Int64, _ clock: DeskTimer.Clock) -> Timestamp? {
        let calendar = clock == .wall ? ServiceCalendar.wallClock : calendar
        return try? calendar?.deadline(from: now, adding: .microseconds(microseconds))
    }
}

extension Duration {
    /// Whole microseconds. For spans of some years.
    var wholeMicroseconds: Int64 {
        let (seconds, attoseconds) = components
        return seconds &* 1_000_000 &+ attoseconds / 1_000_000_000_000
    }
}
