import TicketCore

/// Which moves a desk's file allows, read off it without the engine: what the engine does is compared with it.
struct LegalMoves {
    let desk: Desk

    /// What is wrong with an event that was decided on a ticket as it stood before; nil if nothing is.
    ///
    /// - Parameter earlier: the events before it in the same decision.
    func problem(with event: TicketEvent, on ticket: Ticket?, after earlier: [TicketEvent]) -> String? {
        if let ticket, let problem = problem(with: event, onceGone: ticket, after: earlier) { return problem }
        switch event.change {
        case .created(let created):
            return created.status.key == desk.initialStatus ? nil : "it begins as \(created.status.key)"
        case .transitioned(let from, let to, let trigger, let reason, _):
            guard let ticket, ticket.status.key == from else { return "it was not \(from)" }
            guard let move = move(from: from, to: to.key) else { return "there is no move \(from) -> \(to.key)" }
            guard move.triggers.contains(trigger) else { return "\(from) -> \(to.key) is not set off by \(trigger)" }
            if let unmet = move.guards.first(where: { !isMet($0, ticket, reason) }) { return "\(unmet) does not hold" }
            return problem(with: trigger, event, move, earlier)
        case .trackSet(let key, let from, let to): return problem(of: event.actor, moving: key, from, to, on: ticket)
        case .timerArmed(let timer): return mayRun(timer.key, on: ticket) ? nil : "\(timer.key) has nothing to do"
        case .timerFired(let key):
            let isDue = ticket?.state.timers.contains { $0.key == key && $0.dueTime <= event.time } ?? false
            return isDue ? nil : "\(key) fires and is not due"
        default: return nil
        }
    }

    /// On a ticket that was merged or deleted nothing happens but what undoes it, and what happens to another one.
    private func problem(
        with event: TicketEvent, onceGone ticket: Ticket, after earlier: [TicketEvent]
    ) -> String? {
        let isSide = earlier.contains { $0.ticketNumber != ticket.number }
        switch event.kind {
        case .undeleted, .unmerged: return nil
        case .linked, .unlinked, .released, .absorbed: return ticket.state.isActive || isSide ? nil : "it is gone"
        case .deleted: return ticket.state.deleteTime == nil ? nil : "it is deleted"
        default: return ticket.state.isActive ? nil : "it is gone"
        }
    }

    private func problem(
        of actor: PersonReference, moving key: String, _ from: String?, _ to: String, on ticket: Ticket?
    ) -> String? {
        guard let track = desk.tracks.first(where: { $0.key == key }), let from, ticket?.state.tracks[key] == from
        else { return "\(key) was not \(from ?? "there")" }
        func weight(_ move: Track.Move) -> Int { (move.to == nil ? 0 : 2) + (move.from == nil ? 0 : 1) }
        let move = track.moves.filter { ($0.from ?? from) == from && ($0.to ?? to) == to && from != to }
            .max { weight($0) < weight($1) }
        guard let move else { return "\(key) has no move \(from) -> \(to)" }
        let role = actor.role == .service ? .agent : actor.role
        return move.roles.contains(role) ? nil : "\(role) may not move \(key) from \(from) to \(to)"
    }

    /// Whether a timer has a move to make where the ticket is.
    private func mayRun(_ key: String, on ticket: Ticket?) -> Bool {
        guard let timer = desk.timers.first(where: { $0.key == key }), let ticket else { return false }
        return move(from: ticket.status.key, to: timer.target)?.triggers.contains(.timer) ?? false
    }

    /// The move that the file means: the one that names most, the status it leads to before the one it leaves.
    private func move(from: String, to: String) -> Transition? {
        func weight(_ move: Transition) -> Int { (move.to == nil ? 0 : 2) + (move.from == nil ? 0 : 1) }
        let matching = desk.transitions.filter { ($0.from ?? from) == from && ($0.to ?? to) == to && from != to }
        return matching.max { weight($0) < weight($1) }
    }

    private func isMet(_ condition: TransitionGuard, _ ticket: Ticket, _ reason: String) -> Bool {
        switch condition {
        case .assignee: ticket.state.assignee != nil
        case .reason: !reason.isEmpty
        case .track(let key, let states): states.contains(ticket.state.tracks[key] ?? "")
        }
    }

    /// Whether what is said to have set a move off has happened, done by somebody who may.
    private func problem(
        with trigger: Transition.Trigger, _ event: TicketEvent, _ move: Transition, _ earlier: [TicketEvent]
    ) -> String? {
        let isCaused =
            switch trigger {
            case .command: move.roles.contains(event.actor.role == .service ? .agent : event.actor.role)
            case .customerReply, .agentReply: earlier.contains { isPublicComment($0) }
            case .assignment: earlier.contains { if case .assigned(.some, _) = $0.change { true } else { false } }
            case .escalation: earlier.contains { if case .escalated = $0.change { true } else { false } }
            case .timer: event.actor.role == .system && earlier.contains { fires($0, move: event) }
            case .conversion: earlier.contains { if case .created = $0.change { true } else { false } }
            }
        return isCaused ? nil : "nothing set it off that may: \(trigger) by \(event.actor.role)"
    }

    private func isPublicComment(_ event: TicketEvent) -> Bool {
        if case .commentAdded(let comment) = event.change { !comment.isInternal } else { false }
    }

    private func fires(_ event: TicketEvent, move: TicketEvent) -> Bool {
        guard case .timerFired(let key) = event.change, case .transitioned(_, let to, _, _, _) = move.change else {
            return false
        }
        return desk.timers.contains { $0.key == key && $0.target == to.key }
    }
}
