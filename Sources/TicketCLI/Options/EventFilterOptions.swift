internal import ArgumentParser
internal import TicketMessages

/// Which events are meant, beside those of which tickets and desks.
struct EventFilterOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("Only events of this kind, such as comment_added; may be given again.", valueName: "kind"))
    var kind: [String] = []

    @Option(help: ArgumentHelp("Only what this person or service did; me is you.", valueName: "id"))
    var actor: [String] = []

    @Option(help: ArgumentHelp("Only events by which a ticket came into this status.", valueName: "key"))
    var enteredStatus: [String] = []

    @Option(help: ArgumentHelp("Only tickets of this person; me is you.", valueName: "id"))
    var requester: String = ""

    @Option(help: ArgumentHelp("Only tickets of this customer account.", valueName: "id"))
    var account: String = ""

    @Option(help: ArgumentHelp("Only tickets that this agent works on; me is you, none is nobody.", valueName: "id"))
    var assignee: [String] = []

    /// A filter with these conditions added.
    func filter(_ filter: EventFilter) -> EventFilter {
        var filter = filter
        filter.kinds = kind.map { String($0.map { $0 == "-" ? "_" : $0 }).lowercased() }
        filter.actors = actor
        filter.enteredStatuses = enteredStatus
        filter.requester = requester
        filter.account = account
        filter.assignees = assignee
        return filter
    }
}
