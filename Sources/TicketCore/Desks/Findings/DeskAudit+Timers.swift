extension DeskAudit {
    /// The longest that a timer runs, in seconds: ten years of 365 days.
    private static let timerSecondsMax: Int64 = 315_360_000

    mutating func checkTimers() {
        for (index, timer) in desk.timers.enumerated() {
            let path: [DeskFinding.PathStep] = ["timers", .index(index)]
            checkSpan(timer, path)
            checkSignals(timer, path)
            checkTarget(timer, path)
            if timer.clock == .serviceHours, desk.hours == nil {
                error(
                    "NO_HOURS", path + ["clock"],
                    "timers.\(timer.key): it runs on service hours, and the desk has none; give it hours")
            }
        }
        for problem in desk.hours?.problems() ?? [] { error("INVALID_HOURS", ["hours"], "hours: \(problem)") }
    }

    private mutating func checkSpan(_ timer: DeskTimer, _ path: [DeskFinding.PathStep]) {
        let range = timer.secondsRange ?? 1...Self.timerSecondsMax
        if !(1...Self.timerSecondsMax).contains(timer.seconds) {
            error("OUT_OF_RANGE", path + ["after"], "timers.\(timer.key): it runs from one second to ten years")
        } else if !range.contains(timer.seconds) {
            error(
                "OUT_OF_RANGE", path + ["after"],
                "timers.\(timer.key): at least \(range.lowerBound) and at most \(range.upperBound) seconds, not "
                    + "\(timer.seconds)")
        }
    }

    private mutating func checkSignals(_ timer: DeskTimer, _ path: [DeskFinding.PathStep]) {
        for (key, signals) in [("armed_by", timer.armedBy), ("disarmed_by", timer.disarmedBy)] {
            for signal in signals {
                switch signal {
                case .entered(let status), .left(let status):
                    if desk.status(status) == nil {
                        error(
                            "UNKNOWN_STATUS", path + [.key(key)],
                            "timers.\(timer.key): \"\(status)\" is none of the statuses")
                    }
                case .agentReply, .customerActivity, .assigned: break
                }
            }
        }
        if timer.armedBy.isEmpty {
            error(
                "TIMER_NEVER_ARMED", path,
                "timers.\(timer.key): nothing arms it; say what does, under armed_by, or take the timer out")
        }
        if timer.disarmedBy.isEmpty {
            error(
                "TIMER_NEVER_DISARMED", path,
                "timers.\(timer.key): nothing disarms it; say what does, under disarmed_by")
        }
    }

    private mutating func checkTarget(_ timer: DeskTimer, _ path: [DeskFinding.PathStep]) {
        guard desk.status(timer.target) != nil else {
            error(
                "UNKNOWN_STATUS", path + ["to"],
                "timers.\(timer.key): \"\(timer.target)\" is none of the statuses")
            return
        }
        let sources = desk.statuses.filter { desk.transition(from: $0.key, to: timer.target, on: .timer) != nil }
        if sources.isEmpty {
            error(
                "TIMER_WITHOUT_MOVE", path + ["to"],
                "timers.\(timer.key): no transition leads to \(timer.target) on timer, so it is never armed; add one")
        }
        for signal in timer.armedBy {
            guard case .entered(let status) = signal, desk.status(status) != nil, !sources.isEmpty,
                !sources.contains(where: { $0.key == status })
            else { continue }
            error(
                "TIMER_NEVER_ARMED", path + ["armed_by"],
                "timers.\(timer.key): it is armed when a ticket becomes \(status), from where no transition leads to "
                    + "\(timer.target) on timer, so it is never armed then; add that transition")
        }
    }
}
