internal import ArgumentParser
internal import TicketMessages

/// Which tickets a list is to have. Options of different kinds narrow together; one kind given again widens.
struct FilterOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Only tickets of this desk.", valueName: "key"))
    var desk: [String] = []

    @Option(help: ArgumentHelp("Only tickets in this status, such as awaiting_customer.", valueName: "key"))
    var status: [String] = []

    @Option(
        help: ArgumentHelp("Only tickets whose status is new, open, waiting, solved or closed.", valueName: "category"),
        transform: EnumWord.parse)
    var category: [StatusCategory] = []

    @Option(
        help: ArgumentHelp("Only tickets that wait on the agent, customer, third-party or nobody.", valueName: "who"),
        transform: EnumWord.parse)
    var waitingOn: [WaitingOn] = []

    @Option(help: ArgumentHelp("Only tickets of this issue type.", valueName: "key"))
    var type: [String] = []

    @Option(
        help: ArgumentHelp("Only tickets that came by api, app, chat or mail.", valueName: "channel"),
        transform: EnumWord.parse)
    var channel: [Channel] = []

    @Option(help: ArgumentHelp("Only tickets of this person; me is you.", valueName: "id"))
    var requester: String = ""

    @Option(help: ArgumentHelp("Only tickets of this customer account.", valueName: "id"))
    var account: String = ""

    @Option(help: ArgumentHelp("Only tickets that this agent works on; me is you, none is nobody.", valueName: "id"))
    var assignee: [String] = []

    @Option(help: ArgumentHelp("For staff: only tickets of this team.", valueName: "key"))
    var team: [String] = []

    @Option(help: ArgumentHelp("For staff: only tickets of this tier.", valueName: "key"))
    var tier: [String] = []

    @Option(help: ArgumentHelp("For staff: only tickets with this tag, and with all that are given.", valueName: "tag"))
    var tag: [String] = []

    @Option(help: ArgumentHelp("Only tickets that stand so on a track.", valueName: "track:state"))
    var track: [String] = []

    @Flag(help: "For staff: deleted tickets too.")
    var deleted = false

    @Option(help: ArgumentHelp("Only tickets created then or later.", valueName: "time"), transform: RFC3339.parse)
    var createdAfter: GoogleProtobufTimestamp?

    @Option(help: ArgumentHelp("Only tickets created earlier.", valueName: "time"), transform: RFC3339.parse)
    var createdBefore: GoogleProtobufTimestamp?

    @Option(help: ArgumentHelp("Only tickets last changed then or later.", valueName: "time"), transform: RFC3339.parse)
    var updatedAfter: GoogleProtobufTimestamp?

    @Option(help: ArgumentHelp("Only tickets last changed earlier.", valueName: "time"), transform: RFC3339.parse)
    var updatedBefore: GoogleProtobufTimestamp?

    /// The filter that they make together; nil if none is given.
    var filter: TicketFilter? {
        let filter = TicketFilter(
            desks: desk, statuses: status, categories: category, waitingOn: waitingOn, issueTypes: type,
            channels: channel, requester: requester, account: account, created: range(createdAfter, createdBefore),
            updated: range(updatedAfter, updatedBefore), assignees: assignee, teams: team, tiers: tier, tags: tag,
            trackStates: track, showDeleted: deleted)
        return filter == TicketFilter() ? nil : filter
    }

    private func range(_ start: GoogleProtobufTimestamp?, _ end: GoogleProtobufTimestamp?) -> TimeRange? {
        start == nil && end == nil ? nil : TimeRange(startTime: start, endTime: end)
    }
}
