extension DeskAudit {
    /// What can never happen, and where tickets get stuck.
    mutating func checkGraph() {
        let keys = desk.statuses.map(\.key)
        guard keys.contains(desk.initialStatus) else { return }
        let triggers = Set(Transition.Trigger.allCases)
        let graph = WorkflowGraph(keys: keys) { from, to in
            triggers.contains { trigger in
                desk.transition(from: from, to: to, on: trigger) != nil
                    && (trigger != .timer || desk.timers.contains { $0.target == to })
            }
        }
        report(
            graph, from: desk.initialStatus, place: "statuses", path: ["statuses"],
            terminal: Set(desk.statuses.filter(\.terminal).map(\.key)))
    }

    mutating func report(
        _ graph: WorkflowGraph, from start: String, place: String, path: [DeskFinding.PathStep],
        terminal: Set<String>
    ) {
        let reachable = graph.reachable(from: start)
        for (index, key) in graph.keys.enumerated() {
            if !reachable.contains(key) {
                warn(
                    "UNREACHABLE_STATUS", path + [.index(index)],
                    "\(place).\(key): nothing leads there from \(start); add a transition, or take it out")
            }
            if graph.isEnd(key), !terminal.contains(key) {
                warn(
                    "DEAD_END", path + [.index(index)],
                    "\(place).\(key): nothing leads out of it; add a transition, or say terminal: true")
            }
            if !graph.isEnd(key), terminal.contains(key) {
                warn(
                    "TERMINAL_IS_LEFT", path + [.index(index)],
                    "\(place).\(key): it is terminal, and a transition leads out of it; take out one of the two")
            }
        }
    }

    /// Which labels are not there in every language that the desk says it speaks.
    mutating func checkLanguages() {
        for (path, text) in readTexts() {
            let missing = desk.languages.filter { text.texts[$0]?.isEmpty ?? true }.map(\.text)
            guard !missing.isEmpty else { continue }
            let place = DeskFinding(severity: .warning, code: "", path: path, message: "").pathText
            warn(
                "MISSING_TRANSLATION", path,
                "\(place): nothing in \(missing.joined(separator: ", ")); add it, or take the language out of languages"
            )
        }
    }

    /// Every text that somebody reads.
    private func readTexts() -> [([DeskFinding.PathStep], LocalizedText)] {
        var texts: [([DeskFinding.PathStep], LocalizedText)] = [(["names"], desk.names)]
        for (index, status) in desk.statuses.enumerated() {
            texts.append((["statuses", .index(index), "labels"], status.labels))
            if !status.descriptions.texts.isEmpty {
                texts.append((["statuses", .index(index), "description"], status.descriptions))
            }
            if !status.agentLabels.texts.isEmpty {
                texts.append((["statuses", .index(index), "agent_labels"], status.agentLabels))
            }
        }
        for (index, move) in desk.transitions.enumerated() where move.triggers.contains(.command) {
            texts.append((["transitions", .index(index), "action"], move.actionLabels))
        }
        for (index, type) in desk.issueTypes.enumerated() {
            texts.append((["issue_types", .index(index), "labels"], type.labels))
        }
        for (index, contact) in desk.supportContacts.enumerated() {
            texts.append((["support_contacts", .index(index), "names"], contact.names))
        }
        return texts + partTexts()
    }

    private func partTexts() -> [([DeskFinding.PathStep], LocalizedText)] {
        var texts: [([DeskFinding.PathStep], LocalizedText)] = []
        for (list, parts) in [("tiers", desk.tiers), ("teams", desk.teams), ("messages", desk.messages)] {
            for (index, part) in parts.enumerated() { texts.append(([.key(list), .index(index)], part.labels)) }
        }
        for (index, macro) in desk.automation.macros.enumerated() {
            texts.append((["macros", .index(index), "labels"], macro.labels))
        }
        for (index, response) in desk.automation.cannedResponses.enumerated() {
            let path: [DeskFinding.PathStep] = ["canned_responses", .index(index)]
            texts += [(path + ["labels"], response.labels), (path + ["text"], response.text)]
        }
        for (index, track) in desk.tracks.enumerated() {
            let path: [DeskFinding.PathStep] = ["tracks", .index(index)]
            texts.append((path + ["names"], track.names))
            for (index, state) in track.states.enumerated() {
                texts.append((path + ["states", .index(index), "labels"], state.labels))
            }
            for (index, move) in track.moves.enumerated() {
                texts.append((path + ["transitions", .index(index), "action"], move.actionLabels))
            }
        }
        for (index, field) in desk.fields.enumerated() {
            texts.append((["fields", .index(index), "labels"], field.labels))
            for choice in field.choices { texts.append((["fields", .index(index), "choices"], choice.labels)) }
        }
        return texts
    }
}
