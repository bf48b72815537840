import Testing
import TicketCore
import TicketStoreSQLite

@Suite("SQLite: reading")
struct SQLiteReadingTests {
    @Test("A customer's list has own and shared tickets once each, newest first, whatever the page's size")
    func customerPages() async throws {
        let folder = try TemporaryFolder()
        let store = try await SQLiteTicketStore.withAccountPortal(in: folder)
        var expected: [Int64] = []
        for index in 0..<60 {
            let actor = [Cast.ana, Cast.bruno, Cast.chloe][index % 3]
            let isShared = index % 2 == 0
            let number = try await store.create(as: actor, shared: isShared).number
            if actor == Cast.ana || (actor == Cast.bruno && isShared) { expected.insert(number, at: 0) }
        }
        for limit in [1, 2, 7, 50, 1_000] {
            var found: [Int64] = []
            var before: Int64?
            while true {
                let page = try await store.tickets(
                    TicketQuery(
                        tenant: Cast.tenant, scope: .customer(person: "ana", account: "acme"), filter: TicketFilter(),
                        before: before, limit: limit))
                guard let last = page.last else { break }
                #expect(page.count <= limit)
                found += page.map(\.number)
                before = last.number
            }
            #expect(found == expected, "pages of \(limit)")
        }
        await store.close()
    }

    @Test("A page of the feed looks at a bounded number of events, and goes on where it stopped")
    func boundedFeed() async throws {
        let folder = try TemporaryFolder()
        var options = SQLiteStoreOptions()
        options.scannedEventsMax = 10
        let store = try await SQLiteTicketStore.withAccountPortal(in: folder, options: options)
        for _ in 0..<35 { try await store.create(as: Cast.ana) }
        let wanted = try await store.create(as: Cast.chloe).number

        var query = EventQuery(
            tenant: Cast.tenant, scope: .customer(person: "chloe", account: "globex"), after: nil, limit: 5)
        var pages: [EventPage] = []
        repeat {
            pages.append(try await store.events(query))
            query.after = pages.last?.end
        } while pages.last?.hasMore == true
        #expect(pages.map(\.entries.count) == [0, 0, 0, 1])
        #expect(pages.last?.entries.first?.event.ticketNumber == wanted)
        #expect(pages.last?.end == pages.last?.entries.last?.cursor)
        #expect(try await store.newestCursor() == pages.last?.end)
        await store.close()
    }

    @Test(
        "A cursor that this store did not make is refused",
        arguments: [
            [], [1], [1, 0, 0, 0, 0, 0, 0, 0], [1, 0, 0, 0, 0, 0, 0, 0, 0, 0], [2, 0, 0, 0, 0, 0, 0, 0, 0],
            [1, 255, 255, 255, 255, 255, 255, 255, 255], [1, 0, 0, 0, 0, 0, 0, 0, 2],
        ] as [[UInt8]])
    func foreignCursor(bytes: [UInt8]) async throws {
        let folder = try TemporaryFolder()
        let store = try await SQLiteTicketStore.withAccountPortal(in: folder)
        try await store.create()
        for tenant in [Cast.tenant, "nobody"] {
            await #expect(throws: StoreFailure.invalidCursor) {
                try await store.events(
                    EventQuery(tenant: tenant, scope: .all, after: EventCursor(bytes: bytes), limit: 5))
            }
        }
        await store.close()
    }

    @Test("A point reader sees a change of people at once, and a new version of a desk")
    func pointReader() async throws {
        let folder = try TemporaryFolder()
        let clock = TestClock()
        let store = try await SQLiteTicketStore.withAccountPortal(in: folder, clock: clock)
        let reader = try #require(try store.makePointReader())
        var principal = Principal(person: Cast.program.person, scopes: [.readTickets])
        try await store.save(principal, tenant: Cast.tenant)
        try await store.save(TokenRecord(digest: [7], personID: "sync"), tenant: Cast.tenant)
        #expect(try reader.actor(tokenDigest: [7], now: clock.now)?.scopes == [.readTickets])
        #expect(try reader.actor(tokenDigest: [7], now: clock.now)?.tenant == Cast.tenant)

        principal.scopes = [.createTickets]
        try await store.save(principal, tenant: Cast.tenant)
        #expect(try reader.actor(tokenDigest: [7], now: clock.now)?.scopes == [.createTickets])

        try await store.save(TokenRecord(digest: [7], personID: "sync", expireTime: clock.now), tenant: Cast.tenant)
        #expect(try reader.actor(tokenDigest: [7], now: clock.now) == nil)

        var desk = Cast.desk
        desk.numberPrefix = "T-"
        #expect(try reader.desk(desk.key, version: 2, tenant: Cast.tenant) == nil)
        #expect(try await store.install(desk, tenant: Cast.tenant).version == 2)
        #expect(try reader.desk(desk.key, version: 2, tenant: Cast.tenant)?.desk == desk)
        #expect(try reader.desk(desk.key, version: 1, tenant: Cast.tenant)?.desk == Cast.desk)
        await store.close()
    }
}
