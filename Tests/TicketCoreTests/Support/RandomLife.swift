import TestRandom
import TicketCore

/// Commands as people at a desk might send them, and as they should not.
struct RandomLife {
    private let desk: Desk
    private var random: SeededRandom

    init(desk: Desk, seed: UInt64) {
        self.desk = desk
        random = SeededRandom(seed: seed)
    }

    mutating func seconds() -> Int64 { pick([0, 1, 60, 299, 3_600, 86_400]) }

    mutating func request(in world: World) -> CommandRequest {
        if let due = world.tickets.values.compactMap({ ticket in
            ticket.state.runningTimers.first.map { (ticket.number, $0) }
        }
        )
        .min(by: { $0.0 < $1.0 }), chance(15) {
            return CommandRequest(actor: Cast.system, command: .fireTimer(number: due.0, timer: due.1))
        }
        if let timer = desk.timers.first, chance(3) {
            // Of another time: it may never have been armed.
            let then = ArmedTimer(key: timer.key, dueTime: Cast.now)
            return CommandRequest(actor: Cast.system, command: .fireTimer(number: pick([1, 2]), timer: then))
        }
        let actor = pick([Cast.ana, Cast.ana, Cast.bruno, Cast.alba, Cast.alba, Cast.teo, Cast.ines, Cast.program])
        return CommandRequest(
            actor: actor, command: command(actor, among: Int64(world.tickets.count)),
            expectedRevision: chance(5) ? Int64.random(in: 1...9, using: &random) : nil,
            validateOnly: chance(5))
    }

    /// A command on one of the tickets, or now and then on none that there is.
    private mutating func command(_ actor: Actor, among count: Int64) -> Command {
        let number = Int64.random(in: 1...max(1, count + (chance(5) ? 1 : 0)), using: &random)
        switch Int.random(in: 0..<24, using: &random) {
        case 0..<3: return .create(newTicket(actor))
        case 3..<7: return .transition(number: number, status: status(), reason: chance(50) ? "why" : "")
        case 7..<12:
            return .addComment(
                number: number, body: chance(95) ? "text" : "", replyTo: chance(20) ? 1 : nil,
                informational: chance(20), channel: .api, isInternal: chance(20))
        case 12: return .assign(number: number, person: pick(["alba", "teo", "ana", nil]))
        case 13: return work(number)
        case 14:
            return .escalate(number: number, tier: pick(desk.tiers.map(\.key) + ["x"]), reason: pick(["", "odd"]))
        case 15:
            let track = desk.tracks.first
            return .setTrack(
                number: number, track: track?.key ?? "x", state: pick((track?.states.map(\.key) ?? []) + ["x"]))
        case 16: return .rate(number: number, score: Int.random(in: -1...6, using: &random), comment: "")
        case 17:
            return chance(60)
                ? .addParticipant(
                    number: number, email: pick(["bruno@example.com", "Bruno@Example.com", "x"]),
                    isTold: pick([nil, true, false]), isLetIn: pick([nil, true, false]))
                : .removeParticipant(number: number, email: "BRUNO@example.com")
        default: return relation(number, among: count)
        }
    }

    private mutating func relation(_ number: Int64, among count: Int64) -> Command {
        let other = Int64.random(in: 1...max(1, count), using: &random)
        let kind = pick(TicketLink.Kind.allCases)
        switch Int.random(in: 0..<10, using: &random) {
        case 0: return .link(number: number, other: other, kind: kind)
        case 1: return .unlink(number: number, other: other, kind: kind)
        case 2: return .merge(number: number, into: other)
        case 3: return .unmerge(number: number)
        case 4: return chance(30) ? .delete(number: number) : .undelete(number: number)
        case 5: return .tag(number: number, add: pick([["a"], ["b", "c"], [""]]), remove: pick([[], ["a"]]))
        case 6: return .setFields(number: number, values: ["priority": pick(["low", "", "x", "7", "true"])])
        case 7: return .move(number: number, desk: pick(["zendesk", "x"]))
        case 8: return .migrate(number: number, statuses: chance(50) ? [:] : anyStatuses())
        default: return .update(number: number, changes: changes())
        }
    }

    private mutating func newTicket(_ actor: Actor) -> NewTicket {
        NewTicket(
            desk: desk.key, subject: "Something", ccEmails: chance(20) ? ["bruno@example.com"] : [],
            shared: chance(10), channel: pick(Array(Channel.allCases.filter(desk.channels.contains))),
            requester: actor.person.role == .requester ? nil : "ana",
            followUpOf: chance(10) ? Int64.random(in: 1...5, using: &random) : nil)
    }

    private mutating func work(_ number: Int64) -> Command {
        let team = pick([desk.teams.first?.key, desk.teams.first?.key, nil, "x"])
        switch Int.random(in: 0..<3, using: &random) {
        case 0: return .assign(number: number, person: pick(["alba", "teo"]))
        case 1: return .assignTeam(number: number, team: team)
        default: return .handOver(number: number, person: pick(["alba", "teo", nil]), team: team)
        }
    }

    private mutating func changes() -> TicketChanges {
        switch Int.random(in: 0..<5, using: &random) {
        case 0, 1: TicketChanges(subject: pick(["New", "Newer", ""]))
        case 2: TicketChanges(locale: pick(["fr", "pt-BR", "", "no tag!"]))
        case 3: TicketChanges(shared: pick([true, false]))
        default: TicketChanges(tags: pick([["z"], ["a", "z"], []]))
        }
    }

    /// Where tickets of some statuses go when their desk is another one.
    private mutating func anyStatuses() -> [String: String] {
        let keys = desk.statuses.map(\.key)
        return Dictionary(uniqueKeysWithValues: keys.map { ($0, pick(keys)) })
    }

    private mutating func status() -> String { chance(97) ? pick(desk.statuses.map(\.key)) : "nonsense" }

    private mutating func chance(_ percent: Int) -> Bool { random.chance(percent) }

    private mutating func pick<Value>(_ values: [Value]) -> Value { random.pick(values) }
}
