/// The rules, where they were played and what came of it.
package struct RuleTable {
    package let list: RuleList
    package let played: [PlayedRule]

    package init(list: RuleList, played: [PlayedRule]) {
        self.list = list
        self.played = played
    }

    package var text: String {
        let rows = list.rules.flatMap { rule in
            played.filter { $0.rule == rule.number }.map { row(rule, $0) }
        }
        let failed = played.count { !$0.outcome.isGood }
        let checks = played.map(\.checkCount).reduce(0, +)
        let sum = "\(played.count) rules played, \(checks) checks, \(failed == 0 ? "all held" : "\(failed) FAILED")"
        return (rows + ["", sum]).joined(separator: "\n")
    }

    private func row(_ rule: RuleList.Rule, _ played: PlayedRule) -> String {
        let result = played.outcome.isGood ? "held" : "FAILED"
        return [
            pad(rule.number, 6), pad(played.scenario, 15), pad(result, 7), pad("\(played.checkCount)", 4), rule.text,
        ]
        .joined(separator: " ")
    }

    private func pad(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }
}
