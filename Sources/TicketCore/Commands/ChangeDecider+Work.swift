/// Who works on a ticket, and how far they are.
extension ChangeDecider {
    mutating func assign(to id: String?) throws(Refusal) {
        try assign(id, in: ticket.state.team)
    }

    mutating func assign(toTeam key: String?) throws(Refusal) {
        try checkTeam(key)
        try checkOpen()
        guard ticket.state.team != key else { return }
        run.add(.assigned(assignee: ticket.state.assignee, team: key))
    }

    mutating func handOver(to id: String?, team key: String?) throws(Refusal) {
        try checkTeam(key)
        if key != ticket.state.team { try checkOpen() }
        try assign(id, in: key)
    }

    /// Gives it to somebody whose id need not be looked up.
    mutating func assign(to person: PersonReference) throws(Refusal) {
        try give(to: try checkedStaff(person), in: ticket.state.team)
    }

    private mutating func assign(_ id: String?, in team: String?) throws(Refusal) {
        guard let id else { return try give(to: nil, in: team) }
        try give(to: try staff(id), in: team)
    }

    private mutating func give(to person: PersonReference?, in team: String?) throws(Refusal) {
        if person != nil { try checkOpen() }
        let isSame = ticket.state.assignee?.id == person?.id
        guard !isSame || ticket.state.team != team else { return }
        run.add(.assigned(assignee: isSame ? ticket.state.assignee : person, team: team))
        guard person != nil, !isSame else { return }
        run.signal(.assigned)
        run.follow(.assignment)
    }

    private func staff(_ id: String) throws(Refusal) -> PersonReference {
        let person = id == actor.person.id ? actor.person : situation.person
        guard let person else { throw .notStaff(id) }
        return try checkedStaff(person)
    }

    private func checkedStaff(_ person: PersonReference) throws(Refusal) -> PersonReference {
        guard person.role.isStaff else { throw .notStaff(person.id) }
        return person
    }

    private func checkTeam(_ key: String?) throws(Refusal) {
        guard let key, !desk.teams.contains(where: { $0.key == key }) else { return }
        throw .invalid([.unknown("team", "UNKNOWN_TEAM", key, known: desk.teams.map(\.key))])
    }

    mutating func escalate(to key: String, reason: String) throws(Refusal) {
        let keys = desk.tiers.map(\.key)
        var validator = FieldValidator(desk: desk)
        validator.checkReason(reason)
        if !keys.contains(key) { validator.add(.unknown("tier", "UNKNOWN_TIER", key, known: keys)) }
        if !TransitionGuard.reason.isMet(by: ticket, reason: reason) {
            validator.add(FieldViolation(field: "reason", reason: "REQUIRED", description: "say why it is escalated"))
        }
        try validator.finish()
        try checkOpen()
        let from = ticket.state.tier
        guard from != key else {
            throw .conflict(
                reason: "SAME_TIER", message: "the ticket is in \(key) already", legal: keys.filter { $0 != key })
        }
        run.add(.escalated(from: from, to: key, reason: reason))
        // Whoever had it belongs to the tier that it leaves.
        if ticket.state.assignee != nil { run.add(.assigned(assignee: nil, team: ticket.state.team)) }
        run.follow(.escalation, reason: reason)
    }

    mutating func setTrack(_ key: String, to state: String) throws(Refusal) {
        guard let track = desk.track(key) else {
            throw .invalid([.unknown("track", "UNKNOWN_TRACK", key, known: desk.tracks.map(\.key))])
        }
        guard track.state(state) != nil else {
            throw .invalid([.unknown("state", "UNKNOWN_STATE", state, known: track.states.map(\.key))])
        }
        let from = ticket.state.tracks[key] ?? track.initialState
        guard let move = track.move(from: from, to: state), move.roles.contains(role) else {
            throw .conflict(
                reason: "ILLEGAL_TRACK_MOVE", message: "\(key) is \(from) and cannot become \(state)",
                legal: track.moves(from: from, by: role).map(\.key))
        }
        run.add(.trackSet(track: key, from: from, to: state))
    }

    mutating func fire(_ timer: ArmedTimer) throws(Refusal) {
        guard ticket.state.runningTimers.contains(timer) else {
            throw .conflict(
                reason: "STALE_TIMER", message: "the timer \(timer.key) of then is not armed any more", legal: [])
        }
        guard timer.dueTime <= situation.now else {
            throw .conflict(
                reason: "TIMER_NOT_DUE", message: "the timer \(timer.key) has not run out yet", legal: [])
        }
        if let target = ticket.state.targets.first(where: { $0.timers.contains(timer) }) {
            return run.expire(target, timer)
        }
        run.add(.timerFired(key: timer.key))
        guard let target = desk.timers.first(where: { $0.key == timer.key }).flatMap({ desk.status($0.target) }),
            let move = desk.transition(from: ticket.status.key, to: target.key, on: .timer),
            move.guards.allSatisfy({ $0.isMet(by: ticket, reason: "") })
        else { return }
        run.move(to: target, by: move, trigger: .timer)
    }

    mutating func rate(_ score: Int, comment: String) throws(Refusal) {
        guard desk.rating.occasion == .onClose else {
            throw .conflict(
                reason: "RATING_NOT_OFFERED", message: "the desk \"\(desk.key)\" takes no ratings", legal: [])
        }
        var validator = FieldValidator(desk: desk)
        validator.checkRating(score, comment: comment)
        try validator.finish()
        guard ticket.status.category.isEnd else {
            throw .conflict(
                reason: "NOT_CLOSED", message: "the ticket is \(ticket.status.key); rate it when it is closed",
                legal: [])
        }
        guard ticket.state.rating?.ending != ticket.state.endings else {
            throw .conflict(
                reason: "ALREADY_RATED", message: "this was rated already; there is one rating each time", legal: [])
        }
        run.add(.rated(TicketRating(score: score, comment: comment, ending: ticket.state.endings)))
    }

    /// Nobody is given what nothing can be done about any more.
    private func checkOpen() throws(Refusal) {
        guard desk.isTerminal(ticket.status.key) else { return }
        throw .conflict(
            reason: "TICKET_CLOSED", message: "the ticket is \(ticket.status.key), which nothing leads out of",
            legal: [])
    }
}
