/// Tickets that go to another desk, or to another version of their own.
extension ChangeDecider {
    mutating func move(to key: String) throws(Refusal) {
        guard let version = situation.otherDesk, version.desk.key == key else {
            throw .invalid([.unknownDesk(key, field: "desk")])
        }
        guard key != desk.key else {
            throw .conflict(
                reason: "SAME_DESK", message: "the ticket is at \(key) already; migrate it to bring it up to date",
                legal: desk.statusMaps.map(\.desk))
        }
        guard let map = desk.statusMaps.first(where: { $0.desk == key }) else {
            throw .conflict(
                reason: "NO_STATUS_MAP",
                message: "the desk \"\(desk.key)\" has no map from its statuses to those of \"\(key)\"",
                legal: desk.statusMaps.map(\.desk))
        }
        try settle(in: version, status: map.statuses[ticket.status.key])
    }

    mutating func migrate(_ statuses: [String: String]) throws(Refusal) {
        guard let version = situation.otherDesk, version.desk.key == desk.key,
            version.version > ticket.deskVersion
        else {
            throw .conflict(
                reason: "NEWEST_VERSION", message: "the ticket is at the newest version of its desk", legal: [])
        }
        let key = ticket.status.key
        try settle(in: version, status: statuses[key] ?? (version.desk.status(key) == nil ? nil : key))
    }

    private mutating func settle(in version: DeskVersion, status key: String?) throws(Refusal) {
        let target = version.desk
        guard let status = key.flatMap(target.status) else {
            throw .conflict(
                reason: "STATUS_NOT_MAPPED",
                message: "nothing says which status of \"\(target.key)\" \(ticket.status.key) becomes",
                legal: target.statuses.map(\.key))
        }
        let from = ticket.status.key
        let state = ticket.state
        run.standStill()
        run.add(
            .moved(
                MovedTicket(
                    desk: target.key, deskVersion: version.version,
                    issueType: target.issueType(ticket.issueType) == nil ? target.fallbackIssueType : ticket.issueType,
                    status: status.reference,
                    team: state.team.flatMap { key in target.teams.first { $0.key == key }?.key },
                    tier: target.tiers.first { $0.key == state.tier }?.key ?? target.tiers.first?.key,
                    tracks: tracks(in: target),
                    fields: state.fields.filter { key, value in
                        target.field(key).map { $0.problem(with: value) == nil } ?? false
                    }, customerStatus: target.customerStatus(status))))
        let isSameDesk = target.key == desk.key
        run.settle(at: target, calendar: situation.calendar)
        // What stands where it stood at its own desk has not come there anew.
        if !isSameDesk || status.key != from {
            run.signal(.left(status: from))
            run.signal(.entered(status: status.key))
        }
    }

    /// Tracks that the other desk has go on where they are, if it has the state too; others begin.
    private func tracks(in target: Desk) -> [String: String] {
        var tracks: [String: String] = [:]
        for track in target.tracks {
            let present = ticket.state.tracks[track.key].flatMap { track.state($0)?.key }
            tracks[track.key] = present ?? track.initialState
        }
        return tracks
    }
}
