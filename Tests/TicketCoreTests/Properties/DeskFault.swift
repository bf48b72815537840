import TicketCore

/// Something that may be wrong with a desk, and what validation has to call it.
struct DeskFault: Sendable, CustomStringConvertible {
    let description: String
    /// The code of the finding.
    let finding: String
    /// Puts it into a desk; false if this desk has no place for it.
    let put: @Sendable (inout Desk) -> Bool

    init(_ description: String, _ finding: String, _ put: @escaping @Sendable (inout Desk) -> Bool) {
        self.description = description
        self.finding = finding
        self.put = put
    }

    /// A fault for which every desk has a place.
    static func anywhere(
        _ description: String, _ finding: String, _ put: @escaping @Sendable (inout Desk) -> Void
    ) -> DeskFault {
        DeskFault(description, finding) { desk in
            put(&desk)
            return true
        }
    }
}

extension DeskFault {
    static var all: [DeskFault] { ofStatuses + ofMoves + ofTimers + ofParts }

    private static let ofStatuses: [DeskFault] = [
        .anywhere("tickets begin in a status that is not there", "UNKNOWN_STATUS") { $0.initialStatus = "x" },
        .anywhere("a status stands there twice", "DOUBLE_KEY") { $0.statuses.append($0.statuses[0]) },
        .anywhere("a status has no proper key", "INVALID_KEY") { $0.issueTypes[0].key = "No key!" },
        .anywhere("a status has no label", "MISSING_LABEL") { $0.statuses[1].labels = LocalizedText([:]) },
        .anywhere("customers see a status that is not there", "UNKNOWN_STATUS") {
            $0.statuses[0].customerAlias = "x"
        },
        .anywhere("nothing leads to a status", "UNREACHABLE_STATUS") { desk in
            var status = desk.statuses[0]
            status.key = "island"
            status.customerReply = .accept
            status.agentReply = .accept
            desk.transitions.removeAll { $0.to == nil }
            desk.statuses.append(status)
        },
        DeskFault("an end is not meant as one", "DEAD_END") { desk in
            guard let index = desk.statuses.firstIndex(where: { desk.isTerminal($0.key) }) else { return false }
            desk.statuses[index].terminal = false
            return true
        },
        DeskFault("a status is meant as an end and is left", "TERMINAL_IS_LEFT") { desk in
            let left = desk.transitions.first { $0.triggers.contains(.command) && $0.from != nil && $0.to != nil }
            guard let index = desk.statuses.firstIndex(where: { $0.key == left?.from }) else { return false }
            desk.statuses[index].terminal = true
            return true
        },
        .anywhere("replies reopen, and nothing leads out on a reply", "NOTHING_REOPENS") { desk in
            for index in desk.transitions.indices {
                desk.transitions[index].triggers = [.command]
                desk.transitions[index].roles.insert(.admin)
            }
            desk.timers = []
            desk.statuses[0].customerReply = .reopen
        },
        .anywhere("a status that is no end has a window of replies", "WINDOW_WITHOUT_END") { desk in
            desk.statuses[0].category = .open
            desk.statuses[0].replyWindowSeconds = 60
        },
    ]

    private static let ofMoves: [DeskFault] = [
        .anywhere("a move leads to a status that is not there", "UNKNOWN_STATUS") { $0.transitions[0].to = "x" },
        .anywhere("a move leaves a status that is not there", "UNKNOWN_STATUS") { $0.transitions[0].from = "x" },
        .anywhere("nothing sets a move off", "NO_TRIGGER") { $0.transitions[0].triggers = [] },
        .anywhere("nobody may ask for a move", "NO_ROLE") { desk in
            desk.transitions[0].triggers.insert(.command)
            desk.transitions[0].roles = []
        },
        .anywhere("a move stands there twice", "DOUBLE_TRANSITION") { $0.transitions.append($0.transitions[0]) },
        DeskFault("a reply leads to two statuses", "AMBIGUOUS_TRIGGER") { desk in
            let from = desk.statuses[0].key
            guard desk.statuses.count > 2 else { return false }
            desk.transitions = desk.statuses.dropFirst().map {
                Transition(from: from, to: $0.key, triggers: [.customerReply], roles: [])
            }
            return true
        },
        .anywhere("a guard names a track that is not there", "UNKNOWN_TRACK") {
            $0.transitions[0].guards = [.track(key: "x", states: ["t0"])]
        },
        DeskFault("a guard names no state of its track", "UNKNOWN_TRACK") { desk in
            guard let track = desk.tracks.first else { return false }
            desk.transitions[0].guards = [.track(key: track.key, states: [])]
            return true
        },
        .anywhere("an effect names a message that is not there", "UNKNOWN_MESSAGE") {
            $0.transitions[0].effects = [.notify(audience: .requester, message: "x")]
        },
    ]

    private static let ofTimers: [DeskFault] = [
        withTimer("a timer leads to a status that is not there", "UNKNOWN_STATUS") { $0.target = "x" },
        withTimer("nothing arms a timer", "TIMER_NEVER_ARMED") { $0.armedBy = [] },
        withTimer("nothing disarms a timer", "TIMER_NEVER_DISARMED") { $0.disarmedBy = [] },
        withTimer("a timer listens to a status that is not there", "UNKNOWN_STATUS") {
            $0.armedBy = [.entered(status: "x")]
        },
        withTimer("a timer runs for no time", "OUT_OF_RANGE") { $0.seconds = 0 },
        withTimer("a timer runs longer than it may", "OUT_OF_RANGE") {
            $0.secondsRange = 1...($0.seconds - 1).magnified
        },
        withTimer("a timer runs on service hours that the desk does not have", "NO_HOURS") { $0.clock = .serviceHours },
        DeskFault("no move is set off by the timer", "TIMER_WITHOUT_MOVE") { desk in
            guard !desk.timers.isEmpty else { return false }
            for index in desk.transitions.indices {
                desk.transitions[index].triggers = [.command]
                desk.transitions[index].roles.insert(.admin)
            }
            return true
        },
        DeskFault("a timer stands there twice", "DOUBLE_KEY") { desk in
            guard let timer = desk.timers.first else { return false }
            desk.timers.append(timer)
            return true
        },
    ]

    private static func withTimer(
        _ description: String, _ finding: String, _ change: @escaping @Sendable (inout DeskTimer) -> Void
    ) -> DeskFault {
        DeskFault(description, finding) { desk in
            guard let timer = desk.timers.first, timer.seconds > 1 else { return false }
            change(&desk.timers[0])
            return desk.timers[0] != timer
        }
    }

    private static let ofParts: [DeskFault] = [
        .anywhere("no ticket can come in", "NO_CHANNEL") { $0.channels = [] },
        .anywhere("nobody may make a ticket", "NO_ROLE") { $0.creators = [] },
        .anywhere("the fallback type is not there", "UNKNOWN_ISSUE_TYPE") { $0.fallbackIssueType = "x" },
        .anywhere("subjects may have no length", "OUT_OF_RANGE") { $0.limits.subjectScalarsMax = 0 },
        .anywhere("bodies may be longer than a message", "OUT_OF_RANGE") { $0.limits.bodyBytesMax = 2_000_000 },
        .anywhere("there may be fewer than no addresses", "OUT_OF_RANGE") { $0.limits.ccEmailsMax = -1 },
        .anywhere("the best rating is the worst", "OUT_OF_RANGE") { $0.rating.scoreMax = $0.rating.scoreMin },
        .anywhere("a language is spoken and not written", "MISSING_TRANSLATION") {
            $0.languages = [LanguageTag("fr")].compactMap(\.self)
        },
        .anywhere("a desk maps its statuses to its own", "SAME_DESK") {
            $0.statusMaps = [StatusMap(desk: $0.key, statuses: [:])]
        },
        .anywhere("a map names a status that is not there", "UNKNOWN_STATUS") {
            $0.statusMaps = [StatusMap(desk: "other", statuses: ["x": "open"])]
        },
        .anywhere("a map forgets a status", "STATUS_NOT_MAPPED") {
            $0.statusMaps = [StatusMap(desk: "other", statuses: [$0.initialStatus: "open"])]
        },
        DeskFault("a track begins in a state that is not there", "UNKNOWN_STATE") { desk in
            guard !desk.tracks.isEmpty else { return false }
            desk.tracks[0].initialState = "x"
            return true
        },
        DeskFault("nobody may move a track", "NO_ROLE") { desk in
            guard let track = desk.tracks.first, !track.moves.isEmpty else { return false }
            desk.tracks[0].moves[0].roles = []
            return true
        },
        DeskFault("a choice has no choices", "INVALID_FIELD") { desk in
            guard !desk.fields.isEmpty else { return false }
            desk.fields[0].kind = .choice
            desk.fields[0].choices = []
            return true
        },
    ]
}

extension Int64 {
    /// At least 1.
    fileprivate var magnified: Int64 { Swift.max(1, self) }
}
