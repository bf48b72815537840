extension DeskAudit {
    /// Looks for what the desk does not have in a condition, as a rule or a service target has it.
    mutating func check(_ condition: TicketCondition, _ place: String, _ path: [DeskFinding.PathStep]) {
        switch condition {
        case .all(let conditions), .any(let conditions): for part in conditions { check(part, place, path) }
        case .not(let part): check(part, place, path)
        case .status(let keys): checkAll(keys, desk.statuses.map(\.key), "status", place, path)
        case .issueType(let keys): checkAll(keys, desk.issueTypes.map(\.key), "issue_type", place, path)
        case .team(let keys): checkAll(keys, desk.teams.map(\.key), "team", place, path)
        case .tier(let keys): checkAll(keys, desk.tiers.map(\.key), "tier", place, path)
        case .field(let key, let values): checkField(key, values, place, path)
        case .track(let key, let states):
            checkKnown(key, desk.tracks.map(\.key), "track", place, path)
            guard let track = desk.track(key) else { return }
            checkAll(states, track.states.map(\.key), "state", place, path)
        case .tagged(let tags): checkTags(tags, place, path)
        case .subjectHas(let words):
            for word in words where FieldValidator.isBlank(word) {
                error("EMPTY_WORD", path, "\(place): a word to look for in the subject is empty")
            }
        case .category, .waitingOn, .channel, .assigned, .account, .locale, .ratingAtMost: break
        }
    }

    mutating func checkAll(
        _ keys: [String], _ known: [String], _ kind: String, _ place: String, _ path: [DeskFinding.PathStep]
    ) {
        for key in keys { checkKnown(key, known, kind, place, path) }
    }

    mutating func checkField(_ key: String, _ values: [String], _ place: String, _ path: [DeskFinding.PathStep]) {
        guard let field = desk.field(key) else {
            checkKnown(key, desk.fields.map(\.key), "field", place, path)
            return
        }
        for value in values {
            guard !value.isEmpty, let problem = field.problem(with: value) else { continue }
            error("INVALID_VALUE", path, "\(place): the field \(key): \(problem)")
        }
    }

    mutating func checkTags(_ tags: [String], _ place: String, _ path: [DeskFinding.PathStep]) {
        var validator = FieldValidator(desk: desk)
        validator.checkTags(tags, field: "tags")
        do throws(Refusal) {
            try validator.finish()
        } catch {
            self.error("INVALID_TAG", path, "\(place): \(error.reasonAndMessage.message)")
        }
    }
}
