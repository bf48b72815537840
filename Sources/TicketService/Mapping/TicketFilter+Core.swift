internal import TTRPC
internal import TicketCore
internal import TicketMessages

extension TicketCore.TicketFilter {
    /// The conditions that a caller sets; unknown enum values and bad times are refused.
    init(_ filter: TicketMessages.TicketFilter, caller: Actor) throws {
        self.init(
            desks: try filter.desks.bounded("filter.desks"), statuses: try filter.statuses.bounded("filter.statuses"),
            categories: try filter.categories.core("filter.categories") { $0.core },
            waitingOn: try filter.waitingOn.core("filter.waiting_on") { $0.core },
            issueTypes: try filter.issueTypes.bounded("filter.issue_types"),
            channels: try filter.channels.core("filter.channels") { $0.core },
            requester: filter.requester.isEmpty
                ? nil : filter.requester == "me" ? caller.person.id : filter.requester,
            account: filter.account.isEmpty ? nil : filter.account,
            created: try TimeRange(filter.created, field: "filter.created"),
            updated: try TimeRange(filter.updated, field: "filter.updated"))
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
