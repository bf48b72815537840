import Testing
import TicketCore

@Suite("Every store: tenants never mix")
struct TenantContractTests {
    private static let canary = "CANARY-OF-THE-SOUTH"

    /// The other tenant, full of canaries: the same people's ids, the same numbers, the same request ids.
    private func fillOtherTenant(_ store: any TicketStore) async throws {
        var stranger = Cast.inOtherTenant(Cast.ana)
        stranger.person.name = Self.canary
        let agent = Cast.inOtherTenant(Cast.alba)
        var desk = Cast.desk
        desk.numberPrefix = Self.canary
        _ = try await store.install(desk, tenant: Cast.otherTenant)
        for _ in 0..<3 {
            let number = try await store.create(
                as: stranger, subject: Self.canary, description: Self.canary, ccEmails: ["\(Self.canary)@example.com"],
                shared: true
            ).number
            try await store.comment(number, as: stranger, Self.canary)
            try await store.transition(number, as: agent, to: "pending")
        }
        try await store.save(Principal(person: stranger.person), tenant: Cast.otherTenant)
        try await store.save(TokenRecord(digest: [9], personID: "ana"), tenant: Cast.otherTenant)
    }

    @Test("No read of one tenant shows anything of another", arguments: StoreUnderTest.allCases)
    func canaries(kind: StoreUnderTest) async throws {
        try await kind.withAccountPortal { store in
            try await fillOtherTenant(store)
            let number = try await store.create(as: Cast.ana, subject: "Ours").number
            try await store.comment(number, as: Cast.ana, "Ours too")
            try await store.save(Principal(person: Cast.ana.person), tenant: Cast.tenant)
            let reader = try store.makePointReader()

            var seen: [Any?] = []
            for number: Int64 in 100_001...100_004 {
                seen.append(try await store.ticket(number, tenant: Cast.tenant))
                seen.append(try reader?.ticket(number, tenant: Cast.tenant))
                seen.append(try await store.comments(of: number, tenant: Cast.tenant, after: 0, limit: 100))
            }
            for actor in Cast.everybody {
                let scope = Authorization.visibleTickets(to: actor)
                seen.append(try await store.allTickets(scope: scope))
                seen.append(try await store.allEvents(scope: scope))
            }
            seen.append(try await store.desks(tenant: Cast.tenant))
            seen.append(try await store.desk(Cast.desk.key, version: nil, tenant: Cast.tenant))
            seen.append(try await store.desk(Cast.desk.key, version: 1, tenant: Cast.tenant))
            seen.append(try reader?.desk(Cast.desk.key, version: 1, tenant: Cast.tenant))
            seen.append(try await store.principal(named: "ana@example.com", tenant: Cast.tenant))
            let text = String(describing: seen)
            #expect(text.contains("Ours too"))
            #expect(!text.contains(Self.canary))
            #expect(!text.lowercased().contains(Self.canary.lowercased()))
        }
    }

    @Test(
        "No list or feed goes on into the tenants that were made before and after", arguments: StoreUnderTest.allCases)
    func neighbours(kind: StoreUnderTest) async throws {
        try await kind.withAccountPortal { store in
            let tenants = [Cast.tenant, "middle", "last"]
            for tenant in tenants {
                if tenant != Cast.tenant { _ = try await store.install(Cast.desk, tenant: tenant) }
                var customer = Cast.ana
                customer.tenant = tenant
                for _ in 0..<2 { try await store.create(as: customer, subject: tenant, shared: true) }
            }
            for tenant in tenants {
                for scope in [TicketScope.all, Authorization.visibleTickets(to: Cast.bruno)] {
                    for order in [TicketOrder.newestCreated, .oldestCreated, .latestUpdated, .oldestUpdated] {
                        let query = TicketQuery(
                            tenant: tenant, scope: scope, filter: TicketFilter(), order: order, after: nil, limit: 9)
                        #expect(try await store.tickets(query).map(\.subject) == [tenant, tenant])
                    }
                    let events = try await store.allEvents(tenant: tenant, scope: scope)
                    #expect(events.map(\.event.ticketNumber) == [100_001, 100_002])
                }
            }
        }
    }

    @Test("No command reaches another tenant's ticket", arguments: StoreUnderTest.allCases)
    func commands(kind: StoreUnderTest) async throws {
        try await kind.withAccountPortal { store in
            try await fillOtherTenant(store)
            let before = try await store.allTickets(tenant: Cast.otherTenant)
            #expect(before.count == 3)
            for number: Int64 in 100_001...100_003 {
                let missing = Refusal.notFound(what: "ticket \(number)")
                await #expect(throws: missing) { try await store.transition(number, as: Cast.ines, to: "closed") }
                await #expect(throws: missing) { try await store.comment(number, as: Cast.ana) }
                await #expect(throws: missing) { try await store.update(number, TicketChanges(subject: "Taken")) }
            }
            #expect(try await store.allTickets(tenant: Cast.otherTenant) == before)
        }
    }

    @Test("Each tenant counts its own tickets", arguments: StoreUnderTest.allCases)
    func numbers(kind: StoreUnderTest) async throws {
        try await kind.withAccountPortal { store in
            try await fillOtherTenant(store)
            #expect(try await store.create(as: Cast.ana).number == 100_001)
        }
    }

    @Test("A token leads to its own tenant's person", arguments: StoreUnderTest.allCases)
    func tokens(kind: StoreUnderTest) async throws {
        try await kind.withAccountPortal { store in
            try await fillOtherTenant(store)
            try await store.save(Principal(person: Cast.ana.person), tenant: Cast.tenant)
            try await store.save(TokenRecord(digest: [8], personID: "ana"), tenant: Cast.tenant)
            let now = TestClock().now
            let ours = try await store.actor(tokenDigest: [8], now: now)
            let theirs = try await store.actor(tokenDigest: [9], now: now)
            #expect(ours?.tenant == Cast.tenant)
            #expect(ours?.person == Cast.ana.person)
            #expect(theirs?.tenant == Cast.otherTenant)
            #expect(theirs?.person.name == Self.canary)
        }
    }
}
