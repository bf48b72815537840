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
            check(desk.timers.contains { $0.key == timer.key }, "the timer \(timer.key)")
        }
        check(ticket.state.fields.keys.allSatisfy { key in desk.fields.contains { $0.key == key } }, "the fields")
        check((ticket.state.endTime != nil) == ticket.status.category.isEnd, "the time of its end")
        return problems
    }
}
