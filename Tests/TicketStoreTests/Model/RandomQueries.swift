import TestRandom
import TicketCore

/// Questions that are put to two stores, whose answers have to be the same.
struct RandomQueries {
    private static let tenants = [Cast.tenant, Cast.otherTenant]

    var random: SeededRandom
    let now: Timestamp

    mutating func tickets() -> TicketQuery {
        TicketQuery(
            tenant: random.pick(Self.tenants), scope: scope(), filter: filter(),
            order: random.pick(TicketOrder.allCases),
            after: random.chance(50)
                ? TicketPosition(
                    number: Int64.random(in: 100_000...100_040, using: &random), updateTime: moment()) : nil,
            limit: Int.random(in: 1...20, using: &random))
    }

    mutating func events() -> EventQuery {
        EventQuery(
            tenant: random.pick(Self.tenants), scope: scope(),
            ticketNumbers: random.chance(30) ? random.some(of: Array(100_001...100_012), percent: 20) : [],
            desks: random.chance(20) ? [random.pick([Cast.desk.key, "nonsense"])] : [], after: nil,
            limit: Int.random(in: 1...50, using: &random))
    }

    mutating func comments() -> (number: Int64, tenant: String, after: Int64, limit: Int) {
        (
            Int64.random(in: 100_001...100_012, using: &random), random.pick(Self.tenants),
            Int64.random(in: 0...4, using: &random), Int.random(in: 1...10, using: &random)
        )
    }

    private mutating func scope() -> TicketScope {
        random.pick([.all] + Cast.everybody.map(Authorization.visibleTickets))
    }

    private mutating func filter() -> TicketFilter {
        TicketFilter(
            desks: random.chance(20) ? [random.pick([Cast.desk.key, "nonsense"])] : [],
            statuses: random.chance(30) ? random.some(of: Cast.desk.statuses.map(\.key), percent: 40) : [],
            categories: random.chance(20) ? random.some(of: Status.Category.allCases, percent: 40) : [],
            waitingOn: random.chance(20) ? random.some(of: Status.WaitingOn.allCases, percent: 40) : [],
            issueTypes: random.chance(20) ? ["billing", "bug-report"] : [],
            channels: random.chance(20) ? [.app] : [],
            requester: random.chance(20) ? random.pick(["ana", "bruno", "chloe", "alba"]) : nil,
            account: random.chance(20) ? random.pick(["acme", "globex"]) : nil, created: range(), updated: range())
    }

    private mutating func range() -> TimeRange {
        TimeRange(start: random.chance(15) ? moment() : nil, end: random.chance(15) ? moment() : nil)
    }

    /// A moment of the last hour.
    private mutating func moment() -> Timestamp {
        Timestamp(
            microsecondsSinceEpoch: now.microsecondsSinceEpoch - Int64.random(in: 0...3_600, using: &random) * 1_000_000
        )
    }
}
