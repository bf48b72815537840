import TestRandom
import TicketCore
import TicketDesks

/// Desks as somebody might make them up: any statuses, moves with wildcards, guards and effects, tracks, timers,
/// policies, tiers and fields. Most hold together; what does not is what validation has to find.
struct RandomDesk {
    private var random: SeededRandom
    private var keys: [String] = []
    private let text = LocalizedText([DeskTemplates.accountPortal.defaultLocale: "Text"])

    init(seed: UInt64) {
        random = SeededRandom(seed: seed)
    }

    /// The next desk.
    mutating func make() -> Desk {
        keys = (0..<Int.random(in: 2...5, using: &random)).map { "s\($0)" }
        var desk = Desk(
            key: "made-up", names: text, defaultLocale: DeskTemplates.accountPortal.defaultLocale,
            channels: Set(random.some(of: Channel.allCases, percent: 60) + [.api]), numberPrefix: "#",
            sharing: random.chance(50), initialStatus: random.pick(keys), statuses: [], transitions: [],
            issueTypes: [IssueType(key: "any", labels: text)], fallbackIssueType: "any",
            limits: DeskLimits(ccEmailsMax: Int.random(in: 0...3, using: &random)), supportContacts: [])
        addParts(to: &desk)
        desk.transitions = transitions(of: desk)
        desk.statuses = keys.map { _ in status() }
        for index in keys.indices { desk.statuses[index].key = keys[index] }
        giveEnds(to: &desk)
        desk.timers = timers(of: desk)
        return desk
    }

    // MARK: Statuses and moves

    private mutating func status() -> Status {
        let replies: [ReplyPolicy] = [.accept, .accept, .accept, .reopen, .followUp, .refuse]
        return Status(
            key: "", category: random.pick(Status.Category.allCases), waitingOn: random.pick(Status.WaitingOn.allCases),
            labels: text, customerReply: random.pick(replies),
            agentReply: random.pick([.accept, .accept, .accept, .reopen, .refuse]))
    }

    /// What needs to know the other statuses.
    private mutating func giveEnds(to desk: inout Desk) {
        for index in desk.statuses.indices {
            let status = desk.statuses[index]
            if status.category.isEnd, random.chance(30) {
                desk.statuses[index].replyWindowSeconds = Int64.random(in: 1...100_000, using: &random)
                desk.statuses[index].lateReply = random.pick([.accept, .refuse, .followUp])
            }
            if random.chance(15) {
                desk.statuses[index].customerAlias = random.pick(keys.filter { $0 != status.key })
            }
            desk.statuses[index].terminal = desk.isTerminal(status.key)
            if desk.target(in: status.key, on: .customerReply) == nil, status.customerReply == .reopen {
                desk.statuses[index].customerReply = .accept
            }
            if desk.target(in: status.key, on: .agentReply) == nil, status.agentReply == .reopen {
                desk.statuses[index].agentReply = .accept
            }
        }
    }

    private mutating func transitions(of desk: Desk) -> [Transition] {
        var moves: [[String?]: Transition] = [:]
        for _ in 0..<Int.random(in: 1...8, using: &random) {
            let from = random.chance(15) ? nil : random.pick(keys)
            let to = random.chance(10) ? nil : random.pick(keys.filter { $0 != from })
            moves[[from, to]] = Transition(
                from: from, to: to, triggers: [.command],
                roles: Set(random.some(of: [.requester, .agent, .admin, .system], percent: 50) + [.admin]),
                guards: guards(of: desk), effects: effects(of: desk), actionLabels: text)
        }
        for trigger in Transition.Trigger.allCases where trigger != .command { add(trigger, to: &moves) }
        return moves.sorted { ($0.key[0] ?? "*", $0.key[1] ?? "*") < ($1.key[0] ?? "*", $1.key[1] ?? "*") }.map(\.value)
    }

    /// Lets something other than a command set off some of the moves, mostly one out of each status.
    private mutating func add(_ trigger: Transition.Trigger, to moves: inout [[String?]: Transition]) {
        var sources: Set<String> = []
        for ends in moves.keys.sorted(by: { ($0[0] ?? "*", $0[1] ?? "*") < ($1[0] ?? "*", $1[1] ?? "*") })
        where random.chance(35) {
            guard let from = ends[0], ends[1] != nil, trigger == .timer || sources.insert(from).inserted else {
                continue
            }
            moves[ends]?.triggers.insert(trigger)
            if random.chance(20) { moves[ends]?.triggers.remove(.command) }
        }
        if sources.isEmpty, random.chance(10), let ends = moves.keys.first(where: { $0[0] == nil && $0[1] != nil }) {
            moves[ends]?.triggers.insert(trigger)
        }
    }

    private mutating func guards(of desk: Desk) -> [TransitionGuard] {
        var guards: [TransitionGuard] = random.some(of: [.assignee, .reason], percent: 10)
        if let track = desk.tracks.first, random.chance(15) {
            guards.append(.track(key: track.key, states: random.some(of: track.states.map(\.key), percent: 60)))
        }
        return guards
    }

    private mutating func effects(of desk: Desk) -> [TransitionEffect] {
        random.some(
            of: [.unassign, .notify(audience: random.pick(TransitionEffect.Audience.allCases), message: "m")],
            percent: 15)
    }

    // MARK: The rest

    private mutating func addParts(to desk: inout Desk) {
        desk.messages = [LabelledKey(key: "m", labels: text)]
        desk.creators = Set(random.some(of: Role.allCases, percent: 70))
        desk.visibility = VisibilityPolicy(base: random.pick(Visibility.allCases))
        if random.chance(30) { desk.visibility.byChannel[.chat] = random.pick(Visibility.allCases) }
        desk.cc = CCPolicy(
            told: random.pick(CCPolicy.Told.allCases), letsIn: random.chance(50), requesterMayAdd: random.chance(50))
        desk.tellsRequester = random.chance(50)
        desk.rating = RatingPolicy(
            occasion: random.pick(RatingPolicy.Occasion.allCases), scoreMin: 0,
            scoreMax: Int.random(in: 1...5, using: &random))
        desk.tiers = (0..<Int.random(in: 0...3, using: &random)).map { LabelledKey(key: "tier\($0)", labels: text) }
        desk.teams = random.some(of: [LabelledKey(key: "team", labels: text)], percent: 50)
        if random.chance(40) { desk.tracks = [track()] }
        if random.chance(40) { desk.fields = [field()] }
    }

    private mutating func track() -> Track {
        let states = (0..<Int.random(in: 1...3, using: &random)).map { "t\($0)" }
        var moves: [[String?]: Track.Move] = [:]
        for _ in 0..<Int.random(in: 0...4, using: &random) {
            let ends = [random.chance(20) ? nil : random.pick(states), random.chance(20) ? nil : random.pick(states)]
            moves[ends] = Track.Move(
                from: ends[0], to: ends[1], roles: Set(random.some(of: [.requester, .agent], percent: 50) + [.admin]),
                actionLabels: text)
        }
        return Track(
            key: "track", names: text, initialState: random.pick(states),
            states: states.map { Track.State(key: $0, labels: text, descriptions: text, terminal: false) },
            moves: moves.sorted { ($0.key[0] ?? "*", $0.key[1] ?? "*") < ($1.key[0] ?? "*", $1.key[1] ?? "*") }
                .map(\.value))
    }

    private mutating func field() -> CustomField {
        let kind = random.pick(CustomField.Kind.allCases)
        let choices = ["low", "high"].map { LabelledKey(key: $0, labels: text) }
        return CustomField(
            key: "priority", labels: text, kind: kind, choices: kind == .choice ? choices : [],
            requesterMaySet: random.chance(50))
    }

    /// Timers for some of the moves that a timer sets off.
    private mutating func timers(of desk: Desk) -> [DeskTimer] {
        let moves = random.some(of: desk.transitions.filter { $0.triggers.contains(.timer) }, percent: 70)
        return moves.prefix(2).enumerated().compactMap { index, move in
            guard let target = move.to else { return nil }
            let place = move.from ?? random.pick(keys)
            return DeskTimer(
                key: "timer\(index)", armedBy: [random.pick([.agentReply, .assigned, .entered(status: place)])],
                disarmedBy: [random.pick([.customerActivity, .left(status: place)])],
                seconds: random.pick([2, 60, 300, 86_400]), target: target)
        }
    }
}
