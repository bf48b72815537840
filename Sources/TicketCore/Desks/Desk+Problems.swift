extension Desk {
    /// What is wrong with the desk's data, each as a sentence that names the place; empty if it holds together.
    public func problems() -> [String] {
        keyProblems() + statusProblems() + transitionProblems() + doubleTransitionProblems() + replyProblems()
            + issueTypeProblems() + limitProblems()
    }

    private func keyProblems() -> [String] {
        let keys = [key] + statuses.map(\.key) + issueTypes.map(\.key)
        var problems = keys.filter { !Self.isKey($0) }.map {
            "\"\($0)\" is no key: use 1 to 63 lower-case letters, digits, \"-\" and \"_\", a letter first"
        }
        problems += Self.doubles(statuses.map(\.key)).map { "statuses: \"\($0)\" stands there twice" }
        problems += Self.doubles(issueTypes.map(\.key)).map { "issue_types: \"\($0)\" stands there twice" }
        if channels.isEmpty { problems.append("channels: name at least one") }
        return problems
    }

    private func statusProblems() -> [String] {
        var problems: [String] = []
        if status(initialStatus) == nil {
            problems.append("initial_status: \"\(initialStatus)\" is none of the statuses")
        }
        for status in statuses where status.labels.texts[defaultLocale] == nil {
            problems.append("statuses.\(status.key): no label in the default locale \(defaultLocale)")
        }
        return problems
    }

    private func transitionProblems() -> [String] {
        var problems: [String] = []
        for transition in transitions {
            let place = "transitions: \(transition.from ?? "*") -> \(transition.to ?? "*")"
            for key in [transition.from, transition.to].compactMap({ $0 }) where status(key) == nil {
                problems.append("\(place): \"\(key)\" is none of the statuses")
            }
            if transition.triggers.isEmpty { problems.append("\(place): nothing triggers it") }
            if transition.triggers.contains(.command), transition.roles.isEmpty {
                problems.append("\(place): nobody may ask for it; name the roles")
            }
        }
        return problems
    }

    /// Only the first of two moves with the same ends is ever looked at.
    private func doubleTransitionProblems() -> [String] {
        Self.doubles(transitions.map { "\($0.from ?? "*") -> \($0.to ?? "*")" }).map {
            "transitions: \($0): stands there twice; put what triggers it and who may into one"
        }
    }

    private func replyProblems() -> [String] {
        var problems: [String] = []
        for status in statuses {
            for trigger in [Transition.Trigger.customerReply, .agentReply] {
                let targets = Set(statuses.map(\.key))
                    .filter { transition(from: status.key, to: $0, on: trigger) != nil }
                guard targets.count > 1 else { continue }
                let names = targets.sorted().joined(separator: " and to ")
                problems.append(
                    "transitions: in \(status.key), \(trigger.rawValue) leads to \(names); let it lead to one status")
            }
        }
        return problems
    }

    private func issueTypeProblems() -> [String] {
        var problems: [String] = []
        if issueType(fallbackIssueType) == nil {
            problems.append("fallback_issue_type: \"\(fallbackIssueType)\" is none of the issue types")
        }
        for type in issueTypes where type.labels.texts[defaultLocale] == nil {
            problems.append("issue_types.\(type.key): no label in the default locale \(defaultLocale)")
        }
        return problems
    }

    private func limitProblems() -> [String] {
        var problems: [String] = []
        if !(1...1_000).contains(limits.subjectScalarsMax) { problems.append("limits.subject_scalars_max: 1 to 1000") }
        if !(1...1_048_576).contains(limits.bodyBytesMax) { problems.append("limits.body_bytes_max: 1 to 1048576") }
        if !(0...100).contains(limits.ccEmailsMax) { problems.append("limits.cc_emails_max: 0 to 100") }
        return problems
    }

    private static func isKey(_ text: String) -> Bool {
        guard (1...63).contains(text.utf8.count), let first = text.utf8.first else { return false }
        let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        return letters.contains(first)
            && text.utf8.allSatisfy { letters.contains($0) || digits.contains($0) || "-_".utf8.contains($0) }
    }

    private static func doubles(_ keys: [String]) -> [String] {
        Dictionary(grouping: keys, by: { $0 }).filter { $0.value.count > 1 }.keys.sorted()
    }
}
