extension DeskAudit {
    /// How many actions a rule or a macro has at most.
    private static let actionsMax = 20

    /// Looks over what a rule or a macro does.
    mutating func checkActions(
        _ actions: [TicketAction], _ place: String, _ path: [DeskFinding.PathStep], isRule: Bool
    ) {
        if actions.isEmpty { error("NO_ACTION", path, "\(place): it does nothing; say what, under do") }
        if actions.count > Self.actionsMax {
            error("TOO_MANY", path + ["do"], "\(place): at most \(Self.actionsMax) actions")
        }
        for (index, action) in actions.enumerated() {
            check(action, place, path + ["do", .index(index)], isRule: isRule)
        }
    }

    private mutating func check(
        _ action: TicketAction, _ place: String, _ path: [DeskFinding.PathStep], isRule: Bool
    ) {
        switch action {
        case .setStatus(let key):
            checkKnown(key, desk.statuses.map(\.key), "status", place, path)
            if isRule, desk.status(key) != nil { checkSystemMay(key, place, path) }
        case .assignTeam(let key): checkKnown(key, desk.teams.map(\.key), "team", place, path)
        case .escalate(let tier, _): checkKnown(tier, desk.tiers.map(\.key), "tier", place, path)
        case .tag(let add, let remove): checkTags(add + remove, place, path)
        case .setField(let key, let value): checkField(key, [value], place, path)
        case .setTrack(let key, let state): checkTrackAction(key, state, place, path, isRule: isRule)
        case .say(let text, _):
            guard desk.text(text) == nil else { return }
            checkKnown(text, desk.textKeys, "text", place, path)
        case .notify(_, let message): checkKnown(message, desk.messages.map(\.key), "message", place, path)
        case .assign(.person(let id)):
            if FieldValidator.isBlank(id) { error("UNKNOWN_PERSON", path, "\(place): assign names nobody") }
        case .assign(.nobody), .assign(.actor): break
        }
    }

    /// ticketd moves by the workflow, as everybody does.
    private mutating func checkSystemMay(_ key: String, _ place: String, _ path: [DeskFinding.PathStep]) {
        let isThere = desk.statuses.contains {
            desk.transition(from: $0.key, to: key, on: .command)?.roles.contains(.system) ?? false
        }
        guard !isThere else { return }
        error(
            "ACTION_NEVER_LEGAL", path,
            "\(place): no transition to \(key) may be asked for by system; add system to by of one that leads there")
    }

    private mutating func checkTrackAction(
        _ key: String, _ state: String, _ place: String, _ path: [DeskFinding.PathStep], isRule: Bool
    ) {
        checkKnown(key, desk.tracks.map(\.key), "track", place, path)
        guard let track = desk.track(key) else { return }
        checkKnown(state, track.states.map(\.key), "state", place, path)
        guard isRule, track.state(state) != nil else { return }
        let isThere = track.states.contains { track.move(from: $0.key, to: state)?.roles.contains(.system) ?? false }
        guard !isThere else { return }
        error(
            "ACTION_NEVER_LEGAL", path,
            "\(place): no move of \(key) to \(state) may be asked for by system; add system to by of one")
    }

    /// Looks for placeholders that there are not in every text that is filled.
    mutating func checkTemplates() {
        for (index, message) in desk.messages.enumerated() {
            checkTemplate(message.labels, "messages.\(message.key)", ["messages", .index(index), "labels"])
        }
    }

    mutating func checkMacrosAndResponses() {
        for (index, macro) in desk.automation.macros.enumerated() {
            let path: [DeskFinding.PathStep] = ["macros", .index(index)]
            checkActions(macro.actions, "macros.\(macro.key)", path, isRule: false)
        }
        for (index, response) in desk.automation.cannedResponses.enumerated() {
            let path: [DeskFinding.PathStep] = ["canned_responses", .index(index)]
            checkTemplate(response.text, "canned_responses.\(response.key)", path + ["text"])
            if response.text.texts[desk.defaultLocale] == nil {
                error(
                    "MISSING_LABEL", path + ["text"],
                    "canned_responses.\(response.key): no text in the default locale \(desk.defaultLocale)")
            }
            if desk.message(response.key) != nil {
                error(
                    "DOUBLE_KEY", path + ["key"],
                    "canned_responses.\(response.key): a message has this key too; call one of them something else")
            }
        }
    }

    mutating func checkTemplate(_ text: LocalizedText, _ place: String, _ path: [DeskFinding.PathStep]) {
        for language in text.languages {
            for problem in TextTemplate(text.texts[language] ?? "").problems {
                switch problem {
                case .unknown(let name):
                    let known = Placeholder.allCases.map(\.rawValue).joined(separator: ", ")
                    error(
                        "UNKNOWN_PLACEHOLDER", path + [.key(language.text)],
                        "\(place).\(language): there is no {{\(name)}}; there are \(known)")
                case .unclosed:
                    error(
                        "UNCLOSED_PLACEHOLDER", path + [.key(language.text)],
                        "\(place).\(language): {{ opens a placeholder and }} does not close it")
                }
            }
        }
    }
}
