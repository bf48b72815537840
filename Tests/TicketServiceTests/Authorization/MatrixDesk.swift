import TicketCore
import TicketDesks

/// Desks that let every role do everything, so that the matrix shows what authorisation says and not what a desk does.
enum MatrixDesk {
    static let key = "everything"
    /// Where tickets of that one can be moved, and where chats begin without a ticket.
    static let otherKey = "elsewhere"

    static var everything: Desk {
        var desk = desk(key)
        desk.chat = ChatPolicy(ticket: .atStart)
        desk.statusMaps = [StatusMap(desk: otherKey, statuses: ["open": "open", "done": "done"])]
        return desk
    }

    static var elsewhere: Desk {
        var desk = desk(otherKey)
        desk.chat = ChatPolicy(ticket: .onConversion)
        return desk
    }

    private static let locale = DeskTemplates.accountPortal.defaultLocale
    private static let text = LocalizedText([locale: "Text"])

    private static func desk(_ key: String) -> Desk {
        let roles = Set(Role.allCases)
        var desk = Desk(
            key: key, names: text, defaultLocale: locale, channels: Set(Channel.allCases), numberPrefix: "#",
            sharing: true, initialStatus: "open", statuses: [status("open", .open), status("done", .closed)],
            transitions: [
                Transition(from: "open", to: "done", triggers: [.command], roles: roles, actionLabels: text),
                Transition(from: "done", to: "open", triggers: [.command], roles: roles, actionLabels: text),
            ], issueTypes: [IssueType(key: "any", labels: text)], fallbackIssueType: "any",
            limits: DeskLimits(ccEmailsMax: 9), supportContacts: [])
        desk.visibility = VisibilityPolicy(base: .participants)
        desk.cc = CCPolicy(told: .publicUpdates, letsIn: false, requesterMayAdd: true)
        desk.rating = RatingPolicy(occasion: .onClose, scoreMin: 1, scoreMax: 5)
        desk.tiers = ["tier1", "tier2"].map { LabelledKey(key: $0, labels: text) }
        desk.tracks = [
            Track(
                key: "incident", names: text, initialState: "none",
                states: ["none", "some"].map {
                    Track.State(key: $0, labels: text, descriptions: text, terminal: false)
                }, moves: [Track.Move(from: "none", to: "some", roles: roles, actionLabels: text)])
        ]
        desk.automation.macros = [Macro(key: "mark", labels: text, actions: [.tag(add: ["x"], remove: [])])]
        desk.automation.cannedResponses = [CannedResponse(key: "hello", labels: text, text: text)]
        desk.automation.targets = [
            ServiceTarget(key: "solve", kind: .resolution, seconds: 86_400, clock: .wall)
        ]
        return desk
    }

    private static func status(_ key: String, _ category: Status.Category) -> Status {
        Status(
            key: key, category: category, waitingOn: category == .closed ? .nobody : .agent, labels: text,
            customerReply: .accept, agentReply: .accept)
    }
}
