import TicketCore

/// Whether everything on a ticket is something that its desk has.
struct DefinedState {
    let desk: Desk

    /// What is on the ticket and not in the desk; empty if nothing is.
    func problems(of ticket: Ticket) -> [String] {
        var problems: [String] = []
        func check(_ holds: Bool, _ problem: String) { if !holds { problems.append(problem) } }
        check(
            desk.statuses.contains { $0.key == ticket.status.key && $0.reference == ticket.status },
            "the status \(ticket.status)")
        check(desk.issueTypes.contains { $0.key == ticket.issueType }, "the type \(ticket.issueType)")
        check(
            ticket.state.tier.map { tier in desk.tiers.contains { $0.key == tier } } ?? desk.tiers.isEmpty, "the tier")
        check(ticket.state.team.map { team in desk.teams.contains { $0.key == team } } ?? true, "the team")
        check(Set(ticket.state.tracks.keys) == Set(desk.tracks.map(\.key)), "the tracks")
        for track in desk.tracks {
            let state = ticket.state.tracks[track.key]
            check(track.states.contains { $0.key == state }, "the state \(state ?? "") of \(track.key)")
        }
        for timer in ticket.state.timers {
            let target = desk.timers.first { $0.key == timer.key }?.target
            let move = target.flatMap { desk.transition(from: ticket.status.key, to: $0, on: .timer) }
            check(move != nil, "the timer \(timer.key)")
        }
        for (key, value) in ticket.state.fields {
            let field = desk.fields.first { $0.key == key }
            check(field.map { holds(value, in: $0) } ?? false, "the field \(key)")
        }
        check(
            (ticket.state.customerStatus ?? ticket.status).key == seen(ticket.status.key), "the status customers see")
        check(ticket.state.participants.count <= desk.limits.ccEmailsMax || ticket.deskVersion > 1, "who takes part")
        check((ticket.state.endTime != nil) == ticket.status.category.isEnd, "the time of its end")
        return problems
    }

    private func holds(_ value: String, in field: CustomField) -> Bool {
        switch field.kind {
        case .text: true
        case .number: Int64(value) != nil
        case .flag: ["true", "false"].contains(value)
        case .choice: field.choices.map(\.key).contains(value)
        }
    }

    private func seen(_ key: String) -> String { desk.statuses.first { $0.key == key }?.customerAlias ?? key }
}
