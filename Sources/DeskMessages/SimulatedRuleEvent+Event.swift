internal import TicketCore
internal import TicketMessages

extension SimulatedRuleEvent {
    /// What a rule did.
    init(_ event: TicketEvent) {
        self.init(rule: event.cause?.rule ?? "", kind: event.kind.rawValue, text: event.change.simulatedText)
    }
}

extension TicketEvent.Change {
    /// What happened, in few words.
    fileprivate var simulatedText: String {
        switch self {
        case .transitioned(let from, let to, _, _, _): "\(from) -> \(to.key)"
        case .commentAdded(let comment): comment.isInternal ? "note: \(comment.body)" : comment.body
        case .assigned(let person, let team):
            "to \(person?.id ?? "nobody")" + (team.map { ", team \($0)" } ?? "")
        case .escalated(_, let tier, let reason): "to \(tier): \(reason)"
        case .trackSet(let track, _, let state): "\(track): \(state)"
        case .tagged(let added, let removed):
            (added.map { "+" + $0 } + removed.map { "-" + $0 }).joined(separator: " ")
        case .fieldsSet(let changes):
            changes.map { "\($0.key) = \($0.newValue ?? "")" }.joined(separator: ", ")
        case .actionSkipped(let skipped): "left out: \(skipped.action): \(skipped.message)"
        case .rulesStopped(let limit): "stopped at \(limit.most), the limit of \(limit.rawValue)"
        default: ""
        }
    }
}
