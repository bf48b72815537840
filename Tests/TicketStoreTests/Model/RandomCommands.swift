import TestRandom
import TicketCore

/// Commands as many callers might send them: right and wrong, repeated, conditional, in two tenants.
struct RandomCommands {
    private static let actors = Cast.everybody + [Cast.alba, Cast.ines, reader]
    private static let statuses = ["open", "pending", "awaiting_customer", "resolved", "closed", "nonsense"]
    private static let issueTypes = ["", "", "billing", "billing", "bug-report", "support-ui-general", "nonsense"]
    private static let texts = [
        "Plain", "e\u{301}té", "\u{e9}té", "👩‍👩‍👧 family", "two\nlines", " ", "", "quote ' \" ; --",
        String(repeating: "x", count: 140), String(repeating: "x", count: 141),
    ]
    private static let addresses = ["a@example.com", "b@example.org", "c@example.net", "d@example.net"]
    private static let badAddresses = ["A@example.com", "nobody", "b@example.org"]
    private static let locales = ["", "es", "es-MX", "fr", "en", "!"]

    /// A service that may read and no more.
    private static var reader: Actor {
        var actor = Cast.program
        actor.person.id = "reader"
        actor.scopes = [.readTickets]
        return actor
    }

    var random: SeededRandom

    mutating func request() -> CommandRequest {
        let known = random.pick(Self.actors)
        let actor = random.chance(75) ? known : Cast.inOtherTenant(known)
        return CommandRequest(
            actor: actor, command: command(),
            expectedRevision: random.chance(15) ? Int64.random(in: 1...6, using: &random) : nil,
            idempotencyKey: random.chance(30) ? key() : nil, validateOnly: random.chance(10))
    }

    /// account-portal, or one of two desks that differ from it.
    mutating func desk() -> Desk {
        var desk = Cast.desk
        switch Int.random(in: 0..<3, using: &random) {
        case 1: desk.limits.ccEmailsMax = 1
        case 2: desk.transitions.removeAll { $0.to == "pending" }
        default: break
        }
        return desk
    }

    private mutating func command() -> Command {
        switch Int.random(in: 0..<100, using: &random) {
        case 0..<25: .create(newTicket())
        case 25..<40: .update(number: number(), changes: changes())
        case 40..<65: .transition(number: number(), status: random.pick(Self.statuses))
        default:
            .addComment(
                number: number(), body: text(),
                replyTo: random.chance(30) ? Int64.random(in: 0...4, using: &random) : nil,
                informational: random.chance(30), channel: random.pick(Channel.allCases))
        }
    }

    private mutating func newTicket() -> NewTicket {
        NewTicket(
            desk: random.chance(95) ? Cast.desk.key : "nonsense", subject: text(),
            issueType: random.pick(Self.issueTypes),
            description: random.pick(Self.texts), ccEmails: ccEmails(),
            shared: random.chance(40), locale: random.pick(Self.locales),
            channel: random.chance(95) ? random.pick([.api, .app]) : .mail)
    }

    private mutating func ccEmails() -> [String] {
        random.some(of: Self.addresses, percent: 20) + random.some(of: Self.badAddresses, percent: 2)
    }

    private mutating func changes() -> TicketChanges {
        TicketChanges(
            subject: random.chance(50) ? text() : nil,
            issueType: random.chance(30) ? random.pick(Self.issueTypes) : nil,
            shared: random.chance(40) ? random.chance(50) : nil,
            locale: random.chance(20) ? random.pick(Self.locales) : nil)
    }

    /// A subject or a comment, mostly a good one.
    private mutating func text() -> String {
        random.chance(85) ? "Subject \(UInt8.random(in: 0...9, using: &random))" : random.pick(Self.texts)
    }

    /// Few numbers, so that tickets live long lives, and now and then one that no ticket has.
    private mutating func number() -> Int64 {
        random.chance(97) ? 100_001 + Int64.random(in: 0..<6, using: &random) : random.pick([0, -5, 100_000, .max])
    }

    /// Few ids with few digests, so that they meet again.
    private mutating func key() -> IdempotencyKey {
        .named("r\(UInt8.random(in: 0..<10, using: &random))", body: random.chance(85) ? 1 : 2)
    }
}
