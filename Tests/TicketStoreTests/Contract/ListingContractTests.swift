import Testing
import TicketCore

@Suite("Every store: listing tickets")
struct ListingContractTests {
    private static let start = TestClock().now

    private static func time(_ seconds: Int64) -> Timestamp {
        Timestamp(microsecondsSinceEpoch: start.microsecondsSinceEpoch + seconds * 1_000_000)
    }

    /// One filter of each kind, several values of one kind, several kinds together, and such that match nothing.
    private static let filters: [TicketFilter] = [
        TicketFilter(),
        TicketFilter(desks: ["account-portal"]),
        TicketFilter(desks: ["account-portal", "other"]),
        TicketFilter(desks: ["other"]),
        TicketFilter(statuses: ["open"]),
        TicketFilter(statuses: ["pending", "closed"]),
        TicketFilter(statuses: ["no-such-status"]),
        TicketFilter(categories: [.open]),
        TicketFilter(categories: [.waiting, .closed]),
        TicketFilter(waitingOn: [.customer]),
        TicketFilter(waitingOn: [.nobody, .agent]),
        TicketFilter(issueTypes: ["billing"]),
        TicketFilter(issueTypes: ["billing", "bug-report"]),
        TicketFilter(channels: [.app]),
        TicketFilter(requester: "ana"),
        TicketFilter(account: "acme"),
        TicketFilter(account: "nobody's"),
        TicketFilter(created: TimeRange(start: time(100))),
        TicketFilter(created: TimeRange(end: time(100))),
        TicketFilter(created: TimeRange(start: time(50), end: time(200))),
        TicketFilter(created: TimeRange(start: time(200), end: time(50))),
        TicketFilter(updated: TimeRange(start: time(1_000))),
        TicketFilter(updated: TimeRange(end: time(1_000))),
        TicketFilter(statuses: ["open", "pending"], issueTypes: ["billing"], channels: [.api], account: "acme"),
    ]

    private static let scopes: [TicketScope] = [
        .all, .none, .customer(person: "ana", account: "acme"), .customer(person: "bruno", account: "acme"),
        .customer(person: "chloe", account: "globex"), .customer(person: "ana", account: nil),
        .customer(person: "nobody", account: "acme"),
    ]

    /// Tickets of three customers in every status, half of them shared, made ten seconds apart.
    private func fill(_ store: any TicketStore, clock: TestClock) async throws -> [Ticket] {
        let statuses = ["open", "pending", "awaiting_customer", "resolved", "closed"]
        let types = ["", "billing", "bug-report"]
        let requesters = [Cast.ana, Cast.bruno, Cast.chloe]
        for index in 0..<30 {
            let number = try await store.create(
                as: requesters[index % 3], subject: "Ticket \(index)", issueType: types[index / 3 % 3],
                shared: index % 2 == 0, channel: index % 4 == 0 ? .app : .api
            ).number
            clock.advance(seconds: 10)
            let status = statuses[index % 5]
            if status != "open" { try await store.transition(number, to: status) }
        }
        clock.advance(seconds: 1_000)
        for number: Int64 in [100_003, 100_017] { try await store.comment(number, as: Cast.alba, "Done?") }
        var tickets: [Ticket] = []
        for number: Int64 in 100_001...100_030 {
            tickets.append(try #require(try await store.ticket(number, tenant: Cast.tenant)))
        }
        return tickets
    }

    @Test(
        "Pages hold each matching ticket once, newest first, under every filter and scope",
        arguments: StoreUnderTest.allCases)
    func pages(kind: StoreUnderTest) async throws {
        let clock = TestClock()
        try await kind.withAccountPortal(clock: clock) { store in
            let tickets = try await fill(store, clock: clock)
            for scope in Self.scopes {
                for filter in Self.filters {
                    let expected = tickets.reversed().filter { scope.contains($0) && filter.matches($0) }
                    for limit in [1, 7, 200] {
                        let listed = try await pages(store, scope: scope, filter: filter, limit: limit)
                        #expect(listed == expected, "\(scope) \(filter) in pages of \(limit)")
                    }
                    for order in TicketOrder.allCases {
                        let listed = try await pages(store, scope: scope, filter: filter, order: order, limit: 7)
                        #expect(listed == sorted(expected, order), "\(scope) \(filter) \(order)")
                    }
                }
            }
        }
    }

    /// By the orders' own words, not by what compares them.
    private func sorted(_ tickets: [Ticket], _ order: TicketOrder) -> [Ticket] {
        switch order {
        case .newestCreated: tickets.sorted { $0.number > $1.number }
        case .oldestCreated: tickets.sorted { $0.number < $1.number }
        case .latestUpdated: tickets.sorted { ($0.updateTime, $0.number) > ($1.updateTime, $1.number) }
        case .oldestUpdated: tickets.sorted { ($0.updateTime, $0.number) < ($1.updateTime, $1.number) }
        }
    }

    /// What all the pages of a list hold; every page but the last has to be full.
    private func pages(
        _ store: any TicketStore, scope: TicketScope, filter: TicketFilter, order: TicketOrder = .newestCreated,
        limit: Int
    ) async throws -> [Ticket] {
        var listed: [Ticket] = []
        while listed.count <= 100 {
            let page = try await store.tickets(
                TicketQuery(
                    tenant: Cast.tenant, scope: scope, filter: filter, order: order,
                    after: listed.last.map(TicketPosition.init), limit: limit))
            listed += page
            if page.count < limit { break }
        }
        return listed
    }

    @Test("A customer lists the own tickets and the account's shared ones", arguments: StoreUnderTest.allCases)
    func customerScope(kind: StoreUnderTest) async throws {
        try await kind.withAccountPortal { store in
            let own = try await store.create(as: Cast.ana, subject: "Ana's own").number
            let shared = try await store.create(as: Cast.bruno, subject: "Bruno's, shared", shared: true).number
            try await store.create(as: Cast.bruno, subject: "Bruno's, not shared")
            try await store.create(as: Cast.chloe, subject: "Another account's, shared", shared: true)
            let scope = Authorization.visibleTickets(to: Cast.ana)
            #expect(try await store.allTickets(scope: scope).map(\.number) == [shared, own])

            try await store.update(shared, as: Cast.bruno, TicketChanges(shared: false))
            #expect(try await store.allTickets(scope: scope).map(\.number) == [own])
        }
    }

    @Test("Two people without an account share nothing", arguments: StoreUnderTest.allCases)
    func withoutAccount(kind: StoreUnderTest) async throws {
        var loner = Cast.ana
        loner.person.account = nil
        let creator = loner
        try await kind.withAccountPortal { store in
            try await store.create(as: creator, shared: true)
            #expect(try await store.allTickets(scope: .customer(person: "other", account: nil)) == [])
        }
    }

    @Test("A ticket made while a list is paged neither doubles nor hides another", arguments: StoreUnderTest.allCases)
    func growing(kind: StoreUnderTest) async throws {
        try await kind.withAccountPortal { store in
            for _ in 0..<4 { try await store.create() }
            let first = try await store.tickets(
                TicketQuery(tenant: Cast.tenant, scope: .all, filter: TicketFilter(), before: nil, limit: 2))
            try await store.create()
            let second = try await store.tickets(
                TicketQuery(
                    tenant: Cast.tenant, scope: .all, filter: TicketFilter(), before: first.last?.number, limit: 2))
            #expect((first + second).map(\.number) == [100_004, 100_003, 100_002, 100_001])
        }
    }
}
