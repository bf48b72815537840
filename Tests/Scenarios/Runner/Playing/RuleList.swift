internal import Foundation

/// The numbered rules that the desks keep, as `docs/DESKS.md` lists them: `- 1.2 What it says.`
package struct RuleList: Sendable {
    package struct Rule: Sendable, Hashable {
        package let number: String
        package let text: String
    }

    package let rules: [Rule]

    init(_ text: String) {
        rules = text.split(separator: "\n").compactMap { line in
            let parts = line.split(separator: " ", maxSplits: 2)
            guard parts.count == 3, parts[0] == "-", parts[1].first?.isNumber ?? false, parts[1].contains(".") else {
                return nil
            }
            return Rule(number: String(parts[1]), text: String(parts[2]))
        }
    }

    package static func read(path: String) throws -> RuleList {
        RuleList(try String(contentsOfFile: path, encoding: .utf8))
    }

    /// What is wrong between the list and the scripts: rules that no scenario plays, lines that name no rule or say
    /// something else than the list.
    package func problems(with scripts: [Script]) -> [String] {
        var problems: [String] = []
        var played: Set<String> = []
        let texts = Dictionary(rules.map { ($0.number, $0.text) }, uniquingKeysWith: { first, _ in first })
        if texts.count != rules.count { problems.append("a number stands in the list of rules twice") }
        for script in scripts {
            for section in script.sections {
                played.insert(section.rule)
                let place = "\(script.name).scenario:\(section.line)"
                guard let text = texts[section.rule] else {
                    problems.append("\(place): there is no rule \(section.rule)")
                    continue
                }
                if text != section.title { problems.append("\(place): rule \(section.rule) says: \(text)") }
            }
        }
        for rule in rules where !played.contains(rule.number) {
            problems.append("no scenario plays rule \(rule.number): \(rule.text)")
        }
        return problems
    }
}
