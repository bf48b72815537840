import TestRandom
import TicketCore
import TicketDesks

/// Commands as many people at five desks might send them, right and wrong.
struct RandomWorkflowCommands {
    private static let actors = Cast.everybody + [Cast.alba, Cast.ines, Cast.alba]
    private static let statuses = Array(Set(DeskTemplates.all.flatMap { $0.statuses.map(\.key) })).sorted()
    private static let emails = ["bruno@example.com", "CHLOE@example.com", "x@example.org", "nobody"]

    var random: SeededRandom

    /// A request; now and then one that fires what the model says is due. Request ids meet again within an epoch.
    mutating func request(due: [DueTimer], epoch: Int) -> CommandRequest {
        if let timer = due.first, random.chance(25) {
            var system = Cast.system
            system.tenant = timer.tenant
            return CommandRequest(
                actor: system, command: .fireTimer(number: timer.ticketNumber, timer: timer.timer))
        }
        let known = random.pick(Self.actors)
        return CommandRequest(
            actor: random.chance(85) ? known : Cast.inOtherTenant(known), command: command(known),
            expectedRevision: random.chance(4) ? Int64.random(in: 1...6, using: &random) : nil,
            idempotencyKey: random.chance(20)
                ? .named("\(epoch) \(UInt8.random(in: 0..<2, using: &random))", body: random.pick([1, 1, 2])) : nil,
            validateOnly: random.chance(5))
    }

    private mutating func command(_ actor: Actor) -> Command {
        let number = number()
        switch Int.random(in: 0..<20, using: &random) {
        case 0..<4: return .create(newTicket(actor))
        case 4..<8:
            return .transition(
                number: number, status: random.pick(Self.statuses), reason: random.chance(50) ? "why" : "")
        case 8..<12:
            return .addComment(
                number: number, body: random.pick(["text", "text", "text", ""]),
                replyTo: random.chance(20) ? 1 : nil, informational: random.chance(20), channel: .app,
                isInternal: random.chance(20))
        case 12, 13: return .assign(number: number, person: random.pick(["alba", "ines", "ana", nil]))
        case 14: return .escalate(number: number, tier: random.pick(["tier1", "tier2"]), reason: "odd")
        case 15:
            return .setTrack(
                number: number, track: "incident", state: random.pick(["in_progress", "completed", "not_required"]))
        default: return rare(number)
        }
    }

    private mutating func rare(_ number: Int64) -> Command {
        let other = self.number()
        let kind = random.pick(TicketLink.Kind.allCases)
        switch Int.random(in: 0..<13, using: &random) {
        case 0: return .rate(number: number, score: Int.random(in: 0...5, using: &random), comment: "ok")
        case 1, 2:
            return .addParticipant(
                number: number, email: random.pick(Self.emails), isLetIn: random.pick([nil, true, false]))
        case 3: return .removeParticipant(number: number, email: random.pick(Self.emails))
        case 4: return .link(number: number, other: other, kind: kind)
        case 5: return .unlink(number: number, other: other, kind: kind)
        case 6: return .merge(number: number, into: other)
        case 7: return .unmerge(number: number)
        case 8: return random.chance(40) ? .delete(number: number) : .undelete(number: number)
        case 9: return .tag(number: number, add: random.pick([["a"], ["é", "b"]]), remove: random.pick([[], ["a"]]))
        case 10: return .setFields(number: number, values: ["priority": random.pick(["low", "high", ""])])
        case 11: return .move(number: number, desk: random.pick(["zendesk", "account-portal"]))
        default:
            return random.chance(50)
                ? .assignTeam(number: number, team: "technical") : .migrate(number: number, statuses: [:])
        }
    }

    private mutating func newTicket(_ actor: Actor) -> NewTicket {
        let desk = random.pick(DeskTemplates.all)
        return NewTicket(
            desk: desk.key, subject: "Something", ccEmails: random.chance(30) ? [random.pick(Self.emails)] : [],
            shared: random.chance(20), channel: random.pick(Channel.allCases.filter(desk.channels.contains)),
            requester: actor.person.role == .requester ? nil : "ana", followUpOf: random.chance(8) ? number() : nil)
    }

    private mutating func number() -> Int64 { 100_001 + Int64.random(in: 0..<8, using: &random) }
}
