internal import TTRPC
internal import TicketCore
internal import TicketMessages

extension TicketCore.TicketFilter {
    /// The conditions that a caller sets; unknown enum values and bad times are refused, and what only staff may ask for.
    init(_ filter: TicketMessages.TicketFilter, caller: Actor) throws {
        try filter.checkAccess(of: caller)
        let assignees = try filter.assignees.bounded("filter.assignees")
        self.init(
            desks: try filter.desks.bounded("filter.desks"), statuses: try filter.statuses.bounded("filter.statuses"),
            categories: try filter.categories.core("filter.categories") { $0.core },
            waitingOn: try filter.waitingOn.core("filter.waiting_on") { $0.core },
            issueTypes: try filter.issueTypes.bounded("filter.issue_types"),
            channels: try filter.channels.core("filter.channels") { $0.core },
            requester: filter.requester.isEmpty ? nil : filter.requester.meaning(caller),
            account: filter.account.isEmpty ? nil : filter.account,
            assignees: assignees.filter { $0 != "none" }.map { $0.meaning(caller) },
            includesUnassigned: assignees.contains("none"), teams: try filter.teams.bounded("filter.teams"),
            tiers: try filter.tiers.bounded("filter.tiers"), tags: try filter.tags.bounded("filter.tags"),
            trackStates: try filter.trackStates.core("filter.track_states", TrackCondition.init),
            includesDeleted: filter.showDeleted, created: try TimeRange(filter.created, field: "filter.created"),
            updated: try TimeRange(filter.updated, field: "filter.updated"))
    }
}

extension TicketMessages.TicketFilter {
    /// Refuses conditions on what the caller does not see.
    fileprivate func checkAccess(of caller: Actor) throws {
        let isStaff = Authorization.readsInternal(caller)
        for (field, isAsked) in [("teams", !teams.isEmpty), ("tiers", !tiers.isEmpty), ("tags", !tags.isEmpty)]
        where isAsked && !isStaff { throw RPCError.staffOnly(field) }
        if showDeleted, !Authorization.seesDeleted(caller) { throw RPCError.staffOnly("show_deleted") }
    }
}

extension TrackCondition {
    /// "track:state"; nil for anything else.
    fileprivate init?(_ text: String) {
        let parts = text.split(separator: ":", maxSplits: 1)
        guard parts.count == 2 else { return nil }
        self.init(track: String(parts[0]), state: String(parts[1]))
    }
}

extension String {
    /// The person that a filter names: "me" is the caller.
    func meaning(_ caller: Actor) -> String { self == "me" ? caller.person.id : self }
}

extension RPCError {
    fileprivate static func staffOnly(_ field: String) -> RPCError {
        RPCError(
            .permissionDenied, reason: "STAFF_ONLY_FILTER",
            message: "filter.\(field) is for staff, who alone see what it asks for; leave it out",
            metadata: [("field", "filter.\(field)")])
    }
}

extension TicketCore.TimeRange {
    fileprivate init(_ range: TicketMessages.TimeRange?, field: String) throws {
        self.init(
            start: try range?.startTime?.core(field: field + ".start_time"),
            end: try range?.endTime?.core(field: field + ".end_time"))
    }
}

extension Array {
    /// The list, refused if it is so long that no person or program means it: each value costs the store time.
    func bounded(_ field: String) throws -> [Element] {
        let limit = 100
        guard count <= limit else {
            throw RPCError.invalidArgument(
                field: field, reason: "TOO_MANY", "at most \(limit) values; there are \(count)")
        }
        return self
    }

    fileprivate func core<Core>(_ field: String, _ convert: (Element) -> Core?) throws -> [Core] {
        try bounded(field).enumerated().map { index, value in
            guard let core = convert(value) else {
                throw RPCError.invalidArgument(
                    field: "\(field)[\(index)]", reason: "UNKNOWN_VALUE", "name a value that this service has")
            }
            return core
        }
    }
}
