extension DeskAudit {
    /// How many rules a desk has at most.
    private static let rulesMax = 200
    /// How many events or actions a rule has at most.
    private static let partsMax = 20

    mutating func checkRules() {
        let rules = desk.automation.rules
        if rules.count > Self.rulesMax { error("TOO_MANY", ["rules"], "rules: at most \(Self.rulesMax)") }
        for (index, rule) in rules.enumerated() { check(rule, ["rules", .index(index)]) }
        checkRuleLoops(rules)
    }

    private mutating func check(_ rule: AutomationRule, _ path: [DeskFinding.PathStep]) {
        let place = "rules.\(rule.key)"
        if rule.events.isEmpty {
            error("RULE_WITHOUT_EVENT", path, "\(place): nothing sets it off; say what does, under on")
        }
        if rule.events.count > Self.partsMax {
            error("TOO_MANY", path + ["on"], "\(place): at most \(Self.partsMax) events")
        }
        for (index, event) in rule.events.enumerated() {
            check(event, place, path + ["on", .index(index)])
        }
        if let condition = rule.condition { check(condition, place, path + ["when"]) }
        checkActions(rule.actions, place, path, isRule: true)
        checkMatches(rule, place, path)
    }

    // MARK: Events

    private mutating func check(_ event: RuleEvent, _ place: String, _ path: [DeskFinding.PathStep]) {
        switch event {
        case .transitioned(let from, let to): checkTransitioned(from, to, place, path)
        case .escalated(let tier):
            if desk.tiers.isEmpty { never(place, path, "the desk has no tiers") }
            if let tier { checkKnown(tier, desk.tiers.map(\.key), "tier", place, path) }
        case .trackChanged(let track, let state):
            if let track { checkKnown(track, desk.tracks.map(\.key), "track", place, path) }
            let states = (track.flatMap(desk.track).map { [$0] } ?? desk.tracks).flatMap(\.states).map(\.key)
            if let state { checkKnown(state, states, "state", place, path) }
        case .rated: if desk.rating.occasion == .off { never(place, path, "the desk takes no ratings") }
        case .fieldSet(let key?): checkKnown(key, desk.fields.map(\.key), "field", place, path)
        case .timerFired(let key?): checkKnown(key, desk.timers.map(\.key), "timer", place, path)
        case .targetWarned(let kind):
            let isThere = desk.automation.targets.contains { kind ?? $0.kind == $0.kind && $0.warningSeconds != nil }
            if !isThere { never(place, path, "the desk warns of no such promise") }
        case .targetBreached(let kind):
            let isThere = desk.automation.targets.contains { kind ?? $0.kind == $0.kind }
            if !isThere { never(place, path, "the desk promises nothing of the kind") }
        case .created, .commented, .assigned, .tagged, .fieldSet(nil), .timerFired(nil): break
        }
    }

    private mutating func checkTransitioned(
        _ from: String?, _ to: String?, _ place: String, _ path: [DeskFinding.PathStep]
    ) {
        let keys = desk.statuses.map(\.key)
        let unknown = [from, to].compactMap { $0 }.filter { !keys.contains($0) }
        for key in unknown { checkKnown(key, keys, "status", place, path) }
        guard unknown.isEmpty else { return }
        let isThere = desk.statuses.contains { source in
            (from ?? source.key) == source.key
                && desk.statuses.contains { target in
                    (to ?? target.key) == target.key
                        && Transition.Trigger.allCases.contains {
                            desk.transition(from: source.key, to: target.key, on: $0) != nil
                        }
                }
        }
        if !isThere { never(place, path, "no transition leads from \(from ?? "any status") to \(to ?? "any")") }
    }

    // MARK: Loops and what never matches

    /// What an event says of the status together with a condition that no status meets.
    private mutating func checkMatches(_ rule: AutomationRule, _ place: String, _ path: [DeskFinding.PathStep]) {
        guard let condition = rule.condition else { return }
        if ConditionReach(desk: desk).cannotHold(condition) {
            never(place, path + ["when"], "no ticket of this desk can be so")
        }
    }

    private mutating func never(_ place: String, _ path: [DeskFinding.PathStep], _ why: String) {
        warn("RULE_NEVER_MATCHES", path, "\(place): it never acts, because \(why); change it, or take it out")
    }

    private mutating func checkRuleLoops(_ rules: [AutomationRule]) {
        let loops = RuleLoops(desk: desk).loops(in: rules)
        for loop in loops {
            guard let index = rules.firstIndex(where: { $0.key == loop.first }) else { continue }
            let names = (loop + loop.prefix(1)).joined(separator: " -> ")
            warn(
                "RULE_LOOP", ["rules", .index(index)],
                "rules.\(loop[0]): what it does can set it off again: \(names); each acts once a command all the same")
        }
    }

    // MARK: Keys

    mutating func checkKnown(
        _ key: String, _ known: [String], _ kind: String, _ place: String, _ path: [DeskFinding.PathStep]
    ) {
        guard !known.contains(key) else { return }
        let there = known.isEmpty ? "the desk has none" : "there are \(known.joined(separator: ", "))"
        error("UNKNOWN_\(kind.uppercased())", path, "\(place): \"\(key)\" is no \(kind) of this desk; \(there)")
    }
}
