import Testing
import TicketCore

@Suite("Every store: the feed of events")
struct EventFeedContractTests {
    /// Some of everything on three customers' tickets, in two tenants, and how many events it makes in the first.
    private func fill(_ store: any TicketStore) async throws {
        let first = try await store.create(as: Cast.ana).number
        let second = try await store.create(as: Cast.chloe).number
        let third = try await store.create(as: Cast.bruno, shared: true).number
        for number in [first, second, third] {
            try await store.create(as: Cast.inOtherTenant(Cast.ana))
            try await store.comment(number, as: Cast.alba, "What happened?")
        }
        try await store.comment(first, as: Cast.ana, "This")
        try await store.update(third, as: Cast.bruno, TicketChanges(subject: "Better", issueType: "billing"))
        try await store.transition(second, to: "closed")
    }

    private func withFeed(
        _ kind: StoreUnderTest, _ body: (any TicketStore) async throws -> Void
    ) async throws {
        try await kind.withAccountPortal(tenants: [Cast.tenant, Cast.otherTenant]) { store in
            try await fill(store)
            try await body(store)
        }
    }

    private func pages(_ store: any TicketStore, _ query: EventQuery) async throws -> [EventPage.Entry] {
        var entries: [EventPage.Entry] = []
        var query = query
        for _ in 0..<1_000 {
            let page = try await store.events(query)
            #expect(page.entries.count <= query.limit)
            entries += page.entries
            query.after = page.end
            if !page.hasMore { return entries }
        }
        Issue.record("the feed does not end")
        return entries
    }

    @Test("A page of nothing ends where it begins, also in a feed without events", arguments: StoreUnderTest.allCases)
    func emptyPage(kind: StoreUnderTest) async throws {
        try await kind.withAccountPortal(tenants: [Cast.tenant, Cast.otherTenant]) { store in
            let nothing = EventQuery(tenant: Cast.tenant, scope: .all, after: nil, limit: 0)
            let beginning = try await store.events(nothing).end
            try await fill(store)
            #expect(try await store.events(nothing).end == beginning)
            let rest = EventQuery(tenant: Cast.tenant, scope: .all, after: beginning, limit: 4)
            #expect(try await pages(store, rest).map(\.event) == store.allEvents().map(\.event))
        }
    }

    @Test("Events come in commit order without a gap", arguments: StoreUnderTest.allCases)
    func order(kind: StoreUnderTest) async throws {
        try await withFeed(kind) { store in
            let events = try await store.allEvents().map(\.event)
            let kinds = events.map { event -> String in
                switch event.change {
                case .created: "created \(event.ticketNumber)"
                case .commentAdded: "commented \(event.ticketNumber)"
                case .transitioned(_, let to, _, _, _): "moved \(event.ticketNumber) \(to.key)"
                case .updated(let changes): "updated \(event.ticketNumber) \(changes.map(\.field.rawValue))"
                default: "other \(event.ticketNumber)"
                }
            }
            #expect(
                kinds == [
                    "created 100001", "created 100002", "created 100003",
                    "commented 100001", "moved 100001 awaiting_customer",
                    "commented 100002", "moved 100002 awaiting_customer",
                    "commented 100003", "moved 100003 awaiting_customer",
                    "commented 100001", "moved 100001 open",
                    "updated 100003 [\"subject\", \"issue_type\"]",
                    "moved 100002 closed",
                ])
            for number: Int64 in 100_001...100_003 {
                let revisions = events.filter { $0.ticketNumber == number }.map(\.revision)
                #expect(revisions == Array(1...Int64(revisions.count)))
            }
        }
    }

    @Test("Replayed, the events of a ticket give that ticket", arguments: StoreUnderTest.allCases)
    func replay(kind: StoreUnderTest) async throws {
        try await withFeed(kind) { store in
            for number: Int64 in 100_001...100_003 {
                let events = try await store.allEvents().map(\.event).filter { $0.ticketNumber == number }
                var ticket: Ticket?
                for event in events { ticket = Ticket.applying(event, to: ticket) }
                #expect(ticket != nil)
                #expect(try await store.ticket(number, tenant: Cast.tenant) == ticket)
                let comments = try await store.comments(of: number, tenant: Cast.tenant, after: 0, limit: 100)
                #expect(comments == events.compactMap { TicketCore.Comment($0) })
            }
        }
    }

    @Test("Pages of any size hold the same events", arguments: StoreUnderTest.allCases)
    func pageSizes(kind: StoreUnderTest) async throws {
        try await withFeed(kind) { store in
            let all = try await store.allEvents()
            for limit in 1...15 {
                let paged = try await pages(
                    store, EventQuery(tenant: Cast.tenant, scope: .all, after: nil, limit: limit))
                #expect(paged == all, "pages of \(limit)")
            }
        }
    }

    @Test("The cursor of every event resumes right behind it", arguments: StoreUnderTest.allCases)
    func resume(kind: StoreUnderTest) async throws {
        try await withFeed(kind) { store in
            let all = try await store.allEvents()
            #expect(Set(all.map(\.cursor)).count == all.count)
            for (index, entry) in all.enumerated() {
                #expect(entry.cursor.bytes.count <= 64)
                let rest = try await pages(
                    store, EventQuery(tenant: Cast.tenant, scope: .all, after: entry.cursor, limit: 4))
                #expect(rest == Array(all[(index + 1)...]))
            }
        }
    }

    @Test("The end of a page and the newest cursor lie behind everything", arguments: StoreUnderTest.allCases)
    func ends(kind: StoreUnderTest) async throws {
        try await withFeed(kind) { store in
            let page = try await store.events(EventQuery(tenant: Cast.tenant, scope: .all, after: nil, limit: 1_000))
            #expect(!page.hasMore)
            let queries = [page.end, try await store.newestCursor()].map {
                EventQuery(tenant: Cast.tenant, scope: .all, after: $0, limit: 10)
            }
            for query in queries { #expect(try await pages(store, query) == []) }
            let number = try await store.create().number
            for query in queries { #expect(try await pages(store, query).map(\.event.ticketNumber) == [number]) }
        }
    }

    @Test("Before the first event, the feed is empty and its newest cursor is good", arguments: StoreUnderTest.allCases)
    func empty(kind: StoreUnderTest) async throws {
        try await kind.withAccountPortal { store in
            let cursor = try await store.newestCursor()
            #expect(try await store.allEvents() == [])
            let number = try await store.create().number
            let query = EventQuery(tenant: Cast.tenant, scope: .all, after: cursor, limit: 10)
            #expect(try await store.events(query).entries.map(\.event.ticketNumber) == [number])
        }
    }

    @Test("Events outside the reader's scope are hidden", arguments: StoreUnderTest.allCases)
    func scopes(kind: StoreUnderTest) async throws {
        try await withFeed(kind) { store in
            let all = try await store.allEvents()
            let visible: [(TicketScope, Set<Int64>)] = [
                (Authorization.visibleTickets(to: Cast.ana), [100_001, 100_003]),
                (Authorization.visibleTickets(to: Cast.bruno), [100_003]),
                (Authorization.visibleTickets(to: Cast.chloe), [100_002]),
                (.customer(person: "nobody", account: nil), []),
                (.none, []),
            ]
            for (scope, numbers) in visible {
                for limit in [1, 3, 100] {
                    let seen = try await pages(
                        store, EventQuery(tenant: Cast.tenant, scope: scope, after: nil, limit: limit))
                    #expect(seen == all.filter { numbers.contains($0.event.ticketNumber) })
                }
            }
        }
    }

    @Test("What a colleague may see follows the ticket's sharing", arguments: StoreUnderTest.allCases)
    func sharing(kind: StoreUnderTest) async throws {
        try await kind.withAccountPortal { store in
            let number = try await store.create(as: Cast.ana).number
            let scope = Authorization.visibleTickets(to: Cast.bruno)
            #expect(try await store.allEvents(scope: scope) == [])
            try await store.update(number, TicketChanges(shared: true))
            #expect(try await store.allEvents(scope: scope).map(\.event.revision) == [1, 2])
            try await store.update(number, TicketChanges(shared: false))
            #expect(try await store.allEvents(scope: scope) == [])
        }
    }

    @Test("A filter by tickets or desks leaves the rest out and still ends", arguments: StoreUnderTest.allCases)
    func filters(kind: StoreUnderTest) async throws {
        try await withFeed(kind) { store in
            let all = try await store.allEvents()
            for numbers: [Int64] in [[100_002], [100_001, 100_003], [1]] {
                for limit in [1, 2, 100] {
                    let seen = try await pages(
                        store,
                        EventQuery(
                            tenant: Cast.tenant, scope: .all, ticketNumbers: numbers, after: nil, limit: limit))
                    #expect(seen == all.filter { numbers.contains($0.event.ticketNumber) })
                }
            }
            let here = EventQuery(
                tenant: Cast.tenant, scope: .all, desks: ["other", Cast.desk.key], after: nil, limit: 5)
            #expect(try await pages(store, here) == all)
            let elsewhere = EventQuery(tenant: Cast.tenant, scope: .all, desks: ["other"], after: nil, limit: 5)
            #expect(try await pages(store, elsewhere) == [])
        }
    }

    @Test("A cursor that the store did not make is refused", arguments: StoreUnderTest.allCases)
    func foreignCursor(kind: StoreUnderTest) async throws {
        try await withFeed(kind) { store in
            for bytes: [UInt8] in [
                [], [1, 2, 3], [UInt8](repeating: 0xff, count: 9), [UInt8](repeating: 0, count: 64),
            ] {
                await #expect(throws: StoreFailure.invalidCursor, "\(bytes)") {
                    try await store.events(
                        EventQuery(
                            tenant: Cast.tenant, scope: .all, after: EventCursor(bytes: bytes), limit: 10))
                }
            }
        }
    }

    @Test("A commit wakes those who wait for it", .timeLimit(.minutes(10)), arguments: StoreUnderTest.allCases)
    func wakes(kind: StoreUnderTest) async throws {
        try await kind.withAccountPortal { store in
            var first = store.commits().makeAsyncIterator()
            var second = store.commits().makeAsyncIterator()
            for _ in 0..<3 {
                try await store.create()
                #expect(await first.next() != nil)
                #expect(await second.next() != nil)
            }
        }
    }

    @Test("What adds no event wakes nobody", .timeLimit(.minutes(10)), arguments: StoreUnderTest.allCases)
    func staysAsleep(kind: StoreUnderTest) async throws {
        try await kind.withAccountPortal { store in
            let ticket = try await store.create(key: .named("r"))
            let commits = store.commits()
            try await store.create(validateOnly: true)
            try await store.create(key: .named("r"))
            try await store.update(ticket.number, TicketChanges(subject: ticket.subject))
            await #expect(throws: Refusal.self) { try await store.create(subject: "") }
            await store.close()
            var wakes = 0
            for await _ in commits { wakes += 1 }
            #expect(wakes == 0)
        }
    }

    @Test("After a commit was told, its events are there", .timeLimit(.minutes(10)), arguments: StoreUnderTest.allCases)
    func noLostWake(kind: StoreUnderTest) async throws {
        try await kind.withAccountPortal { store in
            let wakes = store.commits()
            var cursor = try await store.newestCursor()
            var seen: [Int64] = []
            let writer = Task {
                for _ in 0..<100 { try await store.create() }
            }
            for await _ in wakes {
                var page: EventPage
                repeat {
                    page = try await store.events(
                        EventQuery(tenant: Cast.tenant, scope: .all, after: cursor, limit: 7))
                    cursor = page.end
                    seen += page.entries.map(\.event.ticketNumber)
                } while page.hasMore
                if seen.last == 100_100 { break }
            }
            try await writer.value
            #expect(seen == Array(100_001...100_100))
        }
    }
}
