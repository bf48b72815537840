/// Finds rules that can set each other off in a circle, whatever their conditions say.
struct RuleLoops {
    let desk: Desk

    /// The keys of each circle, in the order in which they set each other off.
    func loops(in rules: [AutomationRule]) -> [[String]] {
        let next = rules.map { rule in
            rules.indices.filter { index in rule.actions.contains { canSetOff(rules[index], $0) } }
        }
        var found: [[String]] = []
        var seen: Set<Int> = []
        for start in rules.indices where !seen.contains(start) {
            guard let loop = circle(from: start, next) else { continue }
            seen.formUnion(loop)
            found.append(loop.map { rules[$0].key })
        }
        return found
    }

    /// The shortest way from a rule back to itself.
    private func circle(from start: Int, _ next: [[Int]]) -> [Int]? {
        var ways: [[Int]] = [[start]]
        var seen: Set<Int> = []
        while !ways.isEmpty {
            var longer: [[Int]] = []
            for way in ways {
                for index in next[way[way.count - 1]] {
                    if index == start { return way }
                    if seen.insert(index).inserted { longer.append(way + [index]) }
                }
            }
            ways = longer
        }
        return nil
    }

    private func canSetOff(_ rule: AutomationRule, _ action: TicketAction) -> Bool {
        rule.events.contains { canBe($0, of: action) }
    }

    /// Whether an action can lead to such an event.
    private func canBe(_ event: RuleEvent, of action: TicketAction) -> Bool {
        switch (action, event) {
        case (.setStatus(let key), .transitioned(_, let to)): to == nil || to == key
        case (.assign(.actor), .assigned), (.assign(.person), .assigned), (.assignTeam, .assigned): true
        case (.assign(.actor), .transitioned(_, let to)), (.assign(.person), .transitioned(_, let to)):
            leads(.assignment, to: to)
        case (.escalate(let tier, _), .escalated(let to)): to == nil || to == tier
        case (.escalate, .transitioned(_, let to)): leads(.escalation, to: to)
        case (.tag(let add, _), .tagged(let tag)): !add.isEmpty && (tag.map(add.contains) ?? true)
        case (.setField(let key, _), .fieldSet(let wanted)): wanted == nil || wanted == key
        case (.setTrack(let key, let state), .trackChanged(let track, let to)):
            (track == nil || track == key) && (to == nil || to == state)
        case (.say(_, let isInternal), .commented(nil, let isPublic)): isPublic == nil || isPublic == !isInternal
        default: false
        }
    }

    private func leads(_ trigger: Transition.Trigger, to status: String?) -> Bool {
        desk.statuses.contains { source in
            desk.target(in: source.key, on: trigger).map { status == nil || $0.status.key == status } ?? false
        }
    }
}
