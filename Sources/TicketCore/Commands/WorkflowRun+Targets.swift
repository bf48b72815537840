/// What the desk promises a time for.
extension WorkflowRun {
    private var clock: TargetClock { TargetClock(calendar: calendar, now: log.now) }

    /// Ends what was kept and lets stand still what waits. Before rules act, so that they see a breach.
    mutating func stopTargets() {
        guard ticket.state.isActive else { return }
        for state in ticket.state.targets where state.isOpen {
            if isKept(state.kind) {
                put(.met, state)
            } else if state.runningSince != nil, standsStill(state) {
                put(.paused, state)
            }
        }
    }

    /// Brings every promise in line with the ticket as it is after all.
    mutating func settleTargets() {
        guard ticket.state.isActive else { return }
        stopTargets()
        for kind in ServiceTarget.Kind.allCases {
            let target = desk.automation.targets.first {
                $0.kind == kind && $0.condition?.holds(for: ticket) ?? true
            }
            settle(kind, target, ticket.state.target(kind))
        }
    }

    /// Lets every clock of service hours stand still, before other hours hold.
    mutating func standStill() {
        for state in ticket.state.targets where state.runningSince != nil && state.clock == .serviceHours {
            put(.paused, state)
        }
    }

    /// Does what a promise's timer says that ran out.
    mutating func expire(_ state: TargetState, _ timer: ArmedTimer) {
        var state = state
        if timer.dueTime == state.dueTime, timer == state.timers.last {
            state.breachTime = state.dueTime
            state.dueTime = nil
            state.warningTime = nil
            add(.target(.breached, state))
        } else {
            state.isWarned = true
            state.warningTime = nil
            add(.target(.warned, state))
        }
    }

    private mutating func settle(_ kind: ServiceTarget.Kind, _ target: ServiceTarget?, _ state: TargetState?) {
        guard let target else {
            if let state, state.isOpen, state.breachTime == nil { add(.target(.dropped, clock.standing(state))) }
            return
        }
        guard let state, state.isOpen || kind == .resolution else {
            if starts(kind) { start(target) }
            return
        }
        guard !isKept(kind) || state.isOpen else { return }
        var next = state
        next.metTime = nil
        if state.breachTime == nil, !state.isFor(target) { return change(next, to: target) }
        if state.runningSince == nil, !standsStill(next) { resume(next, target) }
    }

    private mutating func start(_ target: ServiceTarget) {
        let state = TargetState(
            kind: target.kind, key: target.key, seconds: target.seconds, clock: target.clock, startTime: log.now)
        add(.target(.started, standsStill(state) ? state : clock.running(state, warningSeconds: target.warningSeconds)))
    }

    private mutating func resume(_ state: TargetState, _ target: ServiceTarget) {
        add(.target(.resumed, clock.running(state, warningSeconds: target.warningSeconds)))
    }

    private mutating func change(_ state: TargetState, to target: ServiceTarget) {
        var next = clock.standing(state)
        guard next.breachTime == nil else {
            put(.paused, state)
            if !standsStill(next) { resume(next, target) }
            return
        }
        next.key = target.key
        next.seconds = target.seconds
        next.clock = target.clock
        next.isWarned = false
        add(.target(.changed, standsStill(next) ? next : clock.running(next, warningSeconds: target.warningSeconds)))
    }

    /// Stops a clock, for good or for now; a breach that nobody has noticed comes first.
    private mutating func put(_ step: TargetStep, _ state: TargetState) {
        var next = clock.standing(state)
        if next.breachTime != state.breachTime {
            var breached = state
            breached.breachTime = state.dueTime
            breached.dueTime = nil
            breached.warningTime = nil
            add(.target(.breached, breached))
        }
        if step == .met { next.metTime = log.now }
        add(.target(step, next))
    }

    // MARK: What is so

    private func standsStill(_ state: TargetState) -> Bool {
        let target = desk.automation.targets.first { $0.key == state.key }
        return ticket.status.category.isEnd || target?.pausedOn.contains(ticket.status.waitingOn) ?? false
    }

    private func isKept(_ kind: ServiceTarget.Kind) -> Bool {
        switch kind {
        case .firstResponse, .nextResponse: wrote(.agent)
        case .resolution: ticket.status.category.isEnd
        }
    }

    private func starts(_ kind: ServiceTarget.Kind) -> Bool {
        switch kind {
        // As long as nobody has written: afterwards the ticket does not tell whether staff had answered before.
        case .firstResponse: ticket.commentCount == 0
        case .nextResponse: wrote(.customer) && !(ticket.state.target(.firstResponse)?.isOpen ?? false)
        case .resolution: !ticket.status.category.isEnd
        }
    }

    /// Whether somebody of this side has written publicly in this command.
    private func wrote(_ side: RuleEvent.Side) -> Bool {
        let event = RuleEvent.commented(by: side, isPublic: true)
        return log.events.contains { event.matches($0, on: ticket) }
    }
}

extension TargetState {
    /// Whether it is this target's, as the target is now.
    fileprivate func isFor(_ target: ServiceTarget) -> Bool {
        key == target.key && seconds == target.seconds && clock == target.clock
    }
}
