extension DeskAudit {
    mutating func checkStatuses() {
        if desk.status(desk.initialStatus) == nil {
            error(
                "UNKNOWN_STATUS", ["initial_status"],
                "initial_status: \"\(desk.initialStatus)\" is none of the statuses")
        }
        for (index, status) in desk.statuses.enumerated() {
            if status.labels.texts[desk.defaultLocale] == nil {
                error(
                    "MISSING_LABEL", ["statuses", .index(index), "labels"],
                    "statuses.\(status.key): no label in the default locale \(desk.defaultLocale)")
            }
            guard let alias = status.customerAlias else { continue }
            if desk.status(alias) == nil || alias == status.key {
                error(
                    "UNKNOWN_STATUS", ["statuses", .index(index), "customers_see"],
                    "statuses.\(status.key): customers_see names \"\(alias)\", which is no other status")
            }
        }
    }

    mutating func checkTransitions() {
        for (index, transition) in desk.transitions.enumerated() {
            let place = Self.place(transition)
            for (end, key) in [("from", transition.from), ("to", transition.to)] {
                guard let key, desk.status(key) == nil else { continue }
                error(
                    "UNKNOWN_STATUS", ["transitions", .index(index), .key(end)],
                    "\(place): \"\(key)\" is none of the statuses")
            }
            if transition.triggers.isEmpty {
                error("NO_TRIGGER", ["transitions", .index(index), "on"], "\(place): nothing triggers it")
            }
            if transition.triggers.contains(.command), transition.roles.isEmpty {
                error(
                    "NO_ROLE", ["transitions", .index(index), "by"],
                    "\(place): nobody may ask for it; name the roles")
            }
        }
        checkDoubleTransitions()
    }

    /// Only the first of two moves with the same ends is ever looked at.
    private mutating func checkDoubleTransitions() {
        var seen: Set<[String?]> = []
        for (index, transition) in desk.transitions.enumerated()
        where !seen.insert([transition.from, transition.to]).inserted {
            error(
                "DOUBLE_TRANSITION", ["transitions", .index(index)],
                "\(Self.place(transition)): stands there twice; put what triggers it and who may into one")
        }
    }

    /// What no command names a status for has to lead to one. A timer names its own.
    mutating func checkTriggers() {
        for (index, status) in desk.statuses.enumerated() {
            for trigger in Transition.Trigger.allCases where trigger != .command && trigger != .timer {
                let targets = Set(desk.statuses.map(\.key))
                    .filter { desk.transition(from: status.key, to: $0, on: trigger) != nil }
                guard targets.count > 1 else { continue }
                let names = targets.sorted().joined(separator: " and to ")
                error(
                    "AMBIGUOUS_TRIGGER", ["statuses", .index(index)],
                    "transitions: in \(status.key), \(trigger.rawValue) leads to \(names); let it lead to one status")
            }
        }
    }

    mutating func checkReplies() {
        for (index, status) in desk.statuses.enumerated() {
            let path: [DeskFinding.PathStep] = ["statuses", .index(index), "replies"]
            let policies: [(ReplyPolicy, Transition.Trigger)] = [
                (status.customerReply, .customerReply), (status.lateReply, .customerReply),
                (status.agentReply, .agentReply),
            ]
            for (policy, trigger) in policies
            where policy == .reopen && desk.target(in: status.key, on: trigger) == nil {
                error(
                    "NOTHING_REOPENS", path,
                    "statuses.\(status.key): replies are to reopen it, and no transition leads out of it on "
                        + "\(trigger.rawValue); add one, or let replies be accepted or refused")
            }
            if let window = status.replyWindowSeconds, window <= 0 {
                error("OUT_OF_RANGE", path, "statuses.\(status.key): the window of replies is longer than nothing")
            }
            if status.replyWindowSeconds != nil, !status.category.isEnd {
                error(
                    "WINDOW_WITHOUT_END", path,
                    "statuses.\(status.key): a window of replies belongs to a solved or closed status; this one is "
                        + status.category.rawValue)
            }
        }
    }

    mutating func checkGuardsAndEffects() {
        for (index, transition) in desk.transitions.enumerated() {
            let place = Self.place(transition)
            for condition in transition.guards {
                guard case .track(let key, let states) = condition else { continue }
                let unknown = states.filter { desk.track(key)?.state($0) == nil }
                if desk.track(key) == nil || states.isEmpty || !unknown.isEmpty {
                    error(
                        "UNKNOWN_TRACK", ["transitions", .index(index), "guards"],
                        "\(place): the guard names \(([key] + unknown).joined(separator: ", ")); name a track and its "
                            + "states")
                }
            }
            for effect in transition.effects {
                guard case .notify(_, let message) = effect, desk.message(message) == nil else { continue }
                error(
                    "UNKNOWN_MESSAGE", ["transitions", .index(index), "effects"],
                    "\(place): \"\(message)\" is none of the messages")
            }
        }
    }

    static func place(_ transition: Transition) -> String {
        "transitions: \(transition.from ?? "*") -> \(transition.to ?? "*")"
    }
}
