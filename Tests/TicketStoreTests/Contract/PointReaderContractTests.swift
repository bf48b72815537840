import Testing
import TicketCore

@Suite("Every store: reading single things quickly")
struct PointReaderContractTests {
    @Test("A point reader sees each write that was answered", arguments: StoreUnderTest.allCases)
    func readsOwnWrites(kind: StoreUnderTest) async throws {
        try await kind.withAccountPortal { store in
            let reader = try #require(try store.makePointReader())
            for _ in 0..<20 {
                let created = try await store.create(ccEmails: ["a@example.com"])
                #expect(try reader.ticket(created.number, tenant: Cast.tenant) == created)
                let moved = try await store.transition(created.number, to: "pending")
                #expect(try reader.ticket(created.number, tenant: Cast.tenant) == moved)
            }
            #expect(try reader.ticket(1, tenant: Cast.tenant) == nil)
            #expect(try reader.ticket(100_001, tenant: Cast.otherTenant) == nil)
        }
    }

    @Test("A point reader answers as the store does for desks and tokens", arguments: StoreUnderTest.allCases)
    func desksAndTokens(kind: StoreUnderTest) async throws {
        let now = TestClock().now
        try await kind.withAccountPortal { store in
            let reader = try #require(try store.makePointReader())
            try await store.save(Principal(person: Cast.ana.person, locale: LanguageTag("fr")), tenant: Cast.tenant)
            try await store.save(TokenRecord(digest: [1], personID: "ana"), tenant: Cast.tenant)
            #expect(
                try reader.desk(Cast.desk.key, version: 1, tenant: Cast.tenant)
                    == DeskVersion(version: 1, desk: Cast.desk))
            #expect(try reader.desk(Cast.desk.key, version: 2, tenant: Cast.tenant) == nil)
            #expect(try reader.desk(Cast.desk.key, version: 1, tenant: Cast.otherTenant) == nil)
            let actor = try await store.actor(tokenDigest: [1], now: now)
            #expect(actor != nil)
            #expect(try reader.actor(tokenDigest: [1], now: now) == actor)
            #expect(try reader.actor(tokenDigest: [2], now: now) == nil)
        }
    }
}
