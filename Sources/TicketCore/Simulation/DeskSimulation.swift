/// Plays the life of a ticket at a desk, without a store: to try a workflow before anybody uses it.
///
/// There is one customer, `requester`, and of the staff `agent` and `admin`. A command that makes a second ticket, such
/// as a comment that becomes a follow-up, makes that the one which is played on.
public struct DeskSimulation: Sendable {
    private static let tenant = "simulation"
    /// How many timers may run out in all: statuses whose timers lead to each other would do so without end.
    private static let firingsMax = 1_000
    /// 9999-12-31T23:59:59.999999Z, in microseconds since the epoch.
    private static let lastMoment: Int64 = 253_402_300_799_999_999

    private let desk: Desk
    private let calendar: ServiceCalendar?
    private var tickets: [Int64: Ticket] = [:]
    private var notes: Set<Int64> = []
    private var now: Timestamp
    private var number: Int64 = 1
    private var firings = 0

    /// A simulation that begins at a moment without a ticket.
    ///
    /// - Parameter zones: for desks whose timers run on service hours.
    public init(desk: Desk, start: Timestamp, zones: ZoneDatabase = .system) {
        self.desk = desk
        now = start
        calendar = desk.calendar(from: zones)
    }

    /// Plays steps one after the other. One that is refused changes nothing, and the next goes on.
    public mutating func run(_ steps: [SimulationStep]) -> [SimulationResult] {
        steps.map { run($0) }
    }

    /// Plays one step.
    public mutating func run(_ step: SimulationStep) -> SimulationResult {
        let before = self
        var result = SimulationResult(
            moves: [], status: nil, tracks: [:], timers: [], notifications: [], refusal: nil, time: now)
        do throws(Refusal) {
            switch step {
            case .create(let role, let channel): try create(by: role, channel: channel, &result)
            case .command(let role, let command): try carryOut(command.about(number), by: role, &result)
            case .wait(let seconds): try wait(seconds, &result)
            }
        } catch {
            self = before
            result.refusal = error
            result.moves = []
            result.notifications = []
            result.ruleEvents = []
        }
        let state = tickets[number]?.state
        result.status = tickets[number]?.status
        result.tracks = state?.tracks ?? [:]
        result.timers = state?.timers ?? []
        result.targets = state?.targets ?? []
        result.time = now
        return result
    }

    private mutating func create(by role: Role, channel: Channel, _ result: inout SimulationResult) throws(Refusal) {
        let isForOther = role != .requester
        try carryOut(
            .create(
                NewTicket(
                    desk: desk.key, subject: "Simulation", channel: channel,
                    requester: isForOther ? Self.person(.requester).id : nil)),
            by: role, &result)
    }

    private mutating func wait(_ seconds: Int64, _ result: inout SimulationResult) throws(Refusal) {
        let (span, overflow) = max(0, seconds).multipliedReportingOverflow(by: 1_000_000)
        let (moment, beyond) = now.microsecondsSinceEpoch.addingReportingOverflow(span)
        guard !overflow, !beyond, moment <= Self.lastMoment else {
            throw .invalid([
                FieldViolation(field: "wait", reason: "OUT_OF_RANGE", description: "that is longer than time goes")
            ])
        }
        let end = Timestamp(microsecondsSinceEpoch: moment)
        while let due = tickets[number]?.state.runningTimers.filter({ $0.dueTime <= end })
            .min(by: { $0.dueTime < $1.dueTime })
        {
            firings += 1
            guard firings <= Self.firingsMax else {
                throw .invalid([
                    FieldViolation(
                        field: "wait", reason: "TOO_MANY_TIMERS",
                        description: "more than \(Self.firingsMax) timers would have run out by then; wait for less")
                ])
            }
            now = max(now, due.dueTime)
            try carryOut(.fireTimer(number: number, timer: due), by: .system, &result)
        }
        now = end
    }

    private mutating func carryOut(
        _ command: Command, by role: Role, _ result: inout SimulationResult
    ) throws(Refusal) {
        let actor = Actor(
            tenant: Self.tenant, person: Self.person(role), scopes: role == .service ? Set(Scope.allCases) : [])
        let request = CommandRequest(actor: actor, command: command)
        let situation: Situation
        do {
            situation = try Situation(for: request, from: self, now: now)
        } catch {
            throw .notFound(what: "desk of the ticket")
        }
        let decision = try decide(request, in: situation)
        take(decision)
        result.notifications += decision.outbox
        result.ruleEvents += decision.events.filter { $0.cause?.rule != nil }
        for event in decision.events where event.ticketNumber == number {
            switch event.change {
            case .created(let created): result.moves.append(.init(status: created.status, trigger: nil))
            case .transitioned(_, let status, let trigger, _, _):
                result.moves.append(.init(status: status, trigger: trigger))
            case .moved(let moved): result.moves.append(.init(status: moved.status, trigger: .command))
            default: break
            }
        }
    }

    private mutating func take(_ decision: Decision) {
        for ticket in [decision.outcome.ticket] + decision.others { tickets[ticket.number] = ticket }
        number = decision.outcome.ticket.number
        for event in decision.events {
            if let comment = Comment(event), comment.isInternal { notes.insert(comment.id) }
        }
    }

    private static func person(_ role: Role) -> PersonReference {
        PersonReference(
            id: role.rawValue, name: role.rawValue, email: role == .service ? "" : "\(role.rawValue)@example.com",
            role: role)
    }
}

extension DeskSimulation: SituationSource {
    public func ticket(_ number: Int64) -> Ticket? { tickets[number] }

    public func desk(_ key: String, version: Int?) -> DeskVersion? {
        key == desk.key ? DeskVersion(version: 1, desk: desk) : nil
    }

    public func repliedComment(_ id: Int64, on number: Int64) -> RepliedComment? {
        guard let ticket = tickets[number], (1...max(1, ticket.commentCount)).contains(id), ticket.commentCount > 0
        else { return nil }
        return notes.contains(id) ? .note : .visible
    }

    /// Nobody uploads anything in a simulation.
    public func attachment(_ id: String) -> Attachment? { nil }

    public func person(_ id: String) -> PersonReference? { Role(rawValue: id).map(Self.person) }

    public func calendar(of desk: Desk) -> ServiceCalendar? { calendar }

    public func nextNumber() -> Int64 { (tickets.keys.max() ?? 0) + 1 }
}
