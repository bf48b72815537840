internal import TTRPC
internal import TicketCore
internal import TicketMessages

extension EventCondition {
    /// The conditions that a caller sets; kinds that there are not are refused.
    init(_ filter: EventFilter, caller: Actor) throws {
        let kinds = try filter.kinds.bounded("filter.kinds").enumerated().map { index, name in
            guard let kind = TicketEvent.Kind(rawValue: name) else {
                throw RPCError.invalidArgument(
                    field: "filter.kinds[\(index)]", reason: "UNKNOWN_VALUE",
                    "name a kind of event, such as comment_added")
            }
            return kind
        }
        let assignees = try filter.assignees.bounded("filter.assignees")
        self.init(
            kinds: Set(kinds), actors: try filter.actors.bounded("filter.actors").map { $0.meaning(caller) },
            enteredStatuses: try filter.enteredStatuses.bounded("filter.entered_statuses"),
            requester: filter.requester.isEmpty ? nil : filter.requester.meaning(caller),
            account: filter.account.isEmpty ? nil : filter.account,
            assignees: assignees.filter { $0 != "none" }.map { $0.meaning(caller) },
            includesUnassigned: assignees.contains("none"))
    }
}
