extension Ticket {
    /// Why it cannot live at a desk; nil if it can.
    public func problem(at desk: Desk) -> String? {
        guard desk.status(status.key)?.reference == status else { return "the desk has no such status as its own" }
        if let seen = state.customerStatus, desk.status(seen.key)?.reference != seen {
            return "the desk has no such status as customers see"
        }
        guard desk.issueType(issueType) != nil else { return "the desk has no issue type \"\(issueType)\"" }
        if let tier = state.tier, !desk.tiers.contains(where: { $0.key == tier }) {
            return "the desk has no tier \"\(tier)\""
        }
        if let team = state.team, !desk.teams.contains(where: { $0.key == team }) {
            return "the desk has no team \"\(team)\""
        }
        for (key, value) in state.tracks where desk.track(key)?.states.contains(where: { $0.key == value }) != true {
            return "the desk has no track \"\(key)\" with a state \"\(value)\""
        }
        return nil
    }
}
