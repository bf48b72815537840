/// One ticket under its desk's workflow while a command is decided on: takes changes, makes the moves that follow from
/// them, and in the end starts and stops the timers.
struct WorkflowRun {
    /// The desk under which the ticket lives; another one after a move.
    var desk: Desk
    /// The service hours of that desk, worked out.
    private(set) var calendar: ServiceCalendar?
    private(set) var log: EventLog
    private(set) var outbox: [OutboxEntry] = []
    private var signals: [DeskTimer.Signal] = []

    init(_ log: EventLog, desk: Desk, calendar: ServiceCalendar?) {
        self.log = log
        self.desk = desk
        self.calendar = calendar
    }

    var ticket: Ticket { log.ticket }

    /// Adds a change that moves nothing.
    mutating func add(_ change: TicketEvent.Change) {
        log.add(change)
    }

    /// The same run with changes made by somebody else from now on, or, for nil, by whoever asks.
    func spoken(by speaker: EventLog.Speaker?) -> WorkflowRun {
        var run = self
        run.log.speaker = speaker
        return run
    }

    /// Goes on at another desk, or another version of it.
    mutating func settle(at desk: Desk, calendar: ServiceCalendar?) {
        self.desk = desk
        self.calendar = calendar
    }

    /// Does what follows from the command by itself: what rules do, then the promises and the timers.
    mutating func settle(in situation: Situation, tenant: String) throws(Refusal) {
        stopTargets()
        var rules = RuleEngine(situation, tenant: tenant)
        rules.run(on: &self)
        settleTargets()
        try settleTimers()
    }

    /// Notes something that timers listen to.
    mutating func signal(_ signal: DeskTimer.Signal) {
        signals.append(signal)
    }

    /// Makes a move with what it does besides.
    mutating func move(to status: Status, by move: Transition, trigger: Transition.Trigger, reason: String = "") {
        let from = ticket.status.key
        log.add(
            .transitioned(
                from: from, to: status.reference, trigger: trigger, reason: reason, seen: seen(status)))
        signals += [.left(status: from), .entered(status: status.key)]
        for effect in move.effects { take(effect) }
    }

    /// What customers see of the move to a status; nil if they see it as it is.
    private func seen(_ status: Status) -> SeenTransition? {
        let (before, after) = (ticket.state.customerStatus, desk.customerStatus(status))
        guard before != nil || after != nil else { return nil }
        return SeenTransition(from: before?.key ?? ticket.status.key, to: after ?? status.reference)
    }

    /// Makes the move that something other than a command sets off, if there is one and nothing stands against it.
    mutating func follow(_ trigger: Transition.Trigger, reason: String = "") {
        guard let (status, move) = desk.target(in: ticket.status.key, on: trigger),
            move.guards.allSatisfy({ $0.isMet(by: ticket, reason: reason) })
        else { return }
        self.move(to: status, by: move, trigger: trigger, reason: reason)
    }

    /// Notes that somebody has to be told.
    mutating func tell(_ recipient: String, _ kind: OutboxEntry.Kind, message: String? = nil) {
        guard !recipient.isEmpty else { return }
        outbox.append(
            OutboxEntry(
                kind: kind, ticketNumber: ticket.number, revision: ticket.revision, recipient: recipient,
                locale: ticket.locale, message: message))
    }

    /// Sends one of the desk's messages.
    mutating func tell(_ audience: TransitionEffect.Audience, message: String) {
        switch audience {
        case .requester: tell(ticket.requester.email, .systemMessage, message: message)
        case .assignee: tell(ticket.state.assignee?.email ?? "", .systemMessage, message: message)
        case .participants:
            for participant in ticket.state.participants where participant.isTold {
                tell(participant.email, .systemMessage, message: message)
            }
        }
    }

    /// Tells of a public comment whoever is to be told and did not write it.
    mutating func tellOfComment() {
        let author = log.speaker?.person ?? log.actor
        if desk.tellsRequester, ticket.requester.id != author.id { tell(ticket.requester.email, .publicUpdate) }
        guard desk.cc.told == .publicUpdates else { return }
        for participant in ticket.state.participants
        where participant.isTold && participant.email.lowercased() != author.email.lowercased() {
            tell(participant.email, .publicUpdate)
        }
    }

    private mutating func take(_ effect: TransitionEffect) {
        switch effect {
        case .unassign:
            if ticket.state.assignee != nil { log.add(.assigned(assignee: nil, team: ticket.state.team)) }
        case .notify(let audience, let message): tell(audience, message: message)
        }
    }

    // MARK: Timers

    /// Stops and starts timers as what was noted asks, and stops those whose move is not there any more.
    private mutating func settleTimers() throws(Refusal) {
        for timer in desk.timers {
            let isArmed = ticket.state.timers.contains { $0.key == timer.key }
            let applies = desk.transition(from: ticket.status.key, to: timer.target, on: .timer) != nil
            if applies, signals.contains(where: timer.armedBy.contains) {
                guard !isStopped(timer) else {
                    stop(timer, isArmed)
                    continue
                }
                let armed = ArmedTimer(key: timer.key, dueTime: try dueTime(of: timer))
                if !ticket.state.timers.contains(armed) { log.add(.timerArmed(armed)) }
            } else if !applies || isStopped(timer) {
                stop(timer, isArmed)
            }
        }
        for armed in ticket.state.timers where !desk.timers.contains(where: { $0.key == armed.key }) {
            log.add(.timerDisarmed(key: armed.key))
        }
        signals = []
    }

    /// Whether the last of what was noted that concerns a timer stops it.
    private func isStopped(_ timer: DeskTimer) -> Bool {
        let last = signals.last { timer.armedBy.contains($0) || timer.disarmedBy.contains($0) }
        return last.map { timer.disarmedBy.contains($0) } ?? false
    }

    private mutating func stop(_ timer: DeskTimer, _ isArmed: Bool) {
        if isArmed { log.add(.timerDisarmed(key: timer.key)) }
    }

    private func dueTime(of timer: DeskTimer) throws(Refusal) -> Timestamp {
        switch timer.clock {
        case .wall:
            let (span, overflow) = timer.seconds.multipliedReportingOverflow(by: 1_000_000)
            let (due, beyond) = log.now.microsecondsSinceEpoch.addingReportingOverflow(span)
            guard !overflow, !beyond else { throw .timerOutOfReach(timer.key) }
            return Timestamp(microsecondsSinceEpoch: due)
        case .serviceHours:
            guard let calendar else { throw .timerOutOfReach(timer.key) }
            do {
                return try calendar.deadline(from: log.now, adding: .seconds(timer.seconds))
            } catch {
                throw .timerOutOfReach(timer.key)
            }
        }
    }
}
