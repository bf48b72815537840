/// Runs a desk's rules over the events of one command, those that rules make included.
///
/// It always comes to an end: a rule acts once a command, and depth and number of events are bounded.
struct RuleEngine {
    private let actor: Actor
    private let situation: Situation
    private var acted: Set<String> = []
    /// How deep the rule lay that made an event, by the event's revision.
    private var depths: [Int64: Int] = [:]
    private var eventsMade = 0

    /// - Parameter tenant: where ticketd itself acts.
    init(_ situation: Situation, tenant: String) {
        self.situation = situation
        actor = .system(tenant: tenant)
    }

    mutating func run(on run: inout WorkflowRun) {
        guard !run.desk.automation.rules.isEmpty else { return }
        var index = 0
        while index < run.log.events.count {
            let event = run.log.events[index]
            index += 1
            for rule in run.desk.automation.rules where isSetOff(rule, by: event, on: run.ticket) {
                guard act(rule, because: event, on: &run) else { return }
            }
        }
    }

    private func isSetOff(_ rule: AutomationRule, by event: TicketEvent, on ticket: Ticket) -> Bool {
        !acted.contains(rule.key) && rule.events.contains { $0.matches(event, on: ticket) }
            && rule.condition?.holds(for: ticket) ?? true
    }

    /// Does what a rule says; false if that went too far, so that nothing more is to be done.
    private mutating func act(_ rule: AutomationRule, because event: TicketEvent, on run: inout WorkflowRun) -> Bool {
        acted.insert(rule.key)
        let cause = EventCause(revision: event.revision, rule: rule.key)
        let depth = (depths[event.revision] ?? 0) + 1
        guard depth <= RuleLimit.depth.most else { return stop(.depth, cause, &run) }
        for action in rule.actions {
            let next = outcome(of: action, rule, because: event, cause, on: run)
            let made = next.log.events.dropFirst(run.log.events.count)
            guard eventsMade + made.count <= RuleLimit.events.most else { return stop(.events, cause, &run) }
            eventsMade += made.count
            for event in made { depths[event.revision] = depth }
            run = next
        }
        return true
    }

    /// The ticket after an action, or as it was, with a word about why.
    private func outcome(
        of action: TicketAction, _ rule: AutomationRule, because event: TicketEvent, _ cause: EventCause,
        on run: WorkflowRun
    ) -> WorkflowRun {
        let speaker = EventLog.Speaker(person: actor.person, cause: cause)
        do throws(Refusal) {
            var decider = ChangeDecider(run.spoken(by: speaker), actor: actor, situation: situation)
            try decider.perform(action, for: "rule \(rule.key)", causer: event.actor, channel: .api)
            return decider.run.spoken(by: nil)
        } catch {
            // What an action had done before it was refused is not kept.
            var run = run.spoken(by: speaker)
            run.add(.actionSkipped(SkippedAction(action, error)))
            return run.spoken(by: nil)
        }
    }

    private func stop(_ limit: RuleLimit, _ cause: EventCause, _ run: inout WorkflowRun) -> Bool {
        run = run.spoken(by: EventLog.Speaker(person: actor.person, cause: cause))
        run.add(.rulesStopped(limit))
        run = run.spoken(by: nil)
        return false
    }
}

extension SkippedAction {
    fileprivate init(_ action: TicketAction, _ refusal: Refusal) {
        let (reason, message) = refusal.reasonAndMessage
        self.init(action: action.summary, reason: reason, message: message)
    }
}
