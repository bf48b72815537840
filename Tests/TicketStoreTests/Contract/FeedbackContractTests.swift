import Testing
import TicketCore
import TicketStoreSQLite

@Suite("Every store: feedback and views")
struct FeedbackContractTests {
    private func request(
        _ person: String, key: IdempotencyKey? = nil, clock: TestClock = TestClock()
    ) -> StoreRequest {
        StoreRequest(person: person, key: key, now: clock.now)
    }

    @Test("counts one vote a person and article, the latest", arguments: StoreUnderTest.allCases)
    func votes(kind: StoreUnderTest) async throws {
        try await kind.withStore { store in
            func rate(_ person: String, _ article: String, _ isHelpful: Bool) async throws -> ArticleRating {
                try await store.rate(
                    ArticleVote(desk: "help-center", article: article, isHelpful: isHelpful), tenant: Cast.tenant,
                    for: request(person))
            }
            _ = try await rate("ana", "reset", true)
            _ = try await rate("bruno", "reset", true)
            _ = try await rate("ana", "reset", false)
            let rating = try await rate("ana", "reset", false)
            #expect((rating.helpfulCount, rating.unhelpfulCount) == (1, 1))
            _ = try await rate("ana", "añadir", true)
            func list(after article: String?, limit: Int) async throws -> [String] {
                try await store.articleRatings(
                    desk: "help-center", after: article, limit: limit, tenant: Cast.tenant
                ).map(\.article)
            }
            #expect(try await list(after: nil, limit: 10) == ["añadir", "reset"])
            #expect(try await list(after: "añadir", limit: 10) == ["reset"])
            #expect(try await list(after: nil, limit: 1) == ["añadir"])
            let other = try await store.articleRating(desk: "help-center", article: "reset", tenant: Cast.otherTenant)
            #expect(other == ArticleRating(desk: "help-center", article: "reset"))
            if let sqlite = store as? SQLiteTicketStore { #expect(try await sqlite.checkIntegrity() == []) }
        }
    }

    @Test("takes a retry for what it is, and refuses its name for anything else", arguments: StoreUnderTest.allCases)
    func retries(kind: StoreUnderTest) async throws {
        let clock = TestClock()
        try await kind.withStore(clock: clock) { store in
            func rate(_ isHelpful: Bool, _ key: IdempotencyKey?) async throws -> Int64 {
                try await store.rate(
                    ArticleVote(desk: "d", article: "a", isHelpful: isHelpful), tenant: Cast.tenant,
                    for: request("ana", key: key, clock: clock)
                ).helpfulCount
            }
            let first = try await rate(true, .named("one"))
            #expect(first == 1)
            #expect(try await rate(false, .named("two")) == 0)
            #expect(try await rate(true, .named("one")) == 0, "a late retry changes nothing")
            await #expect(throws: Refusal.requestIDReused("one")) { _ = try await rate(true, .named("one", body: 2)) }
        }
    }

    @Test("bounds what one person may rate and keep", arguments: StoreUnderTest.allCases)
    func limits(kind: StoreUnderTest) async throws {
        try await kind.withStore { store in
            func save(_ name: String, _ owner: SavedView.Owner) async throws {
                try await store.save(
                    SavedView(owner: owner, name: name, definition: Array(name.utf8)), tenant: Cast.tenant,
                    for: request("ana"))
            }
            for index in 0..<SavedView.viewsMax { try await save("view \(index)", .person("ana")) }
            await #expect(throws: LimitReached.views) { try await save("one more", .person("ana")) }
            try await save("view 7", .person("ana"))
            try await save("one more", .desk("ana"))
            #expect(try await store.views(of: .person("ana"), tenant: Cast.tenant).count == SavedView.viewsMax)
            #expect(
                try await store.views(of: .desk("ana"), tenant: Cast.tenant).map(\.definition) == [
                    Array("one more".utf8)
                ])
            #expect(try await store.views(of: .person("bruno"), tenant: Cast.tenant) == [])
        }
    }

    @Test("keeps, replaces and deletes views", arguments: StoreUnderTest.allCases)
    func views(kind: StoreUnderTest) async throws {
        try await kind.withStore { store in
            let owner = SavedView.Owner.person("ana")
            for (name, byte) in [("b", UInt8(1)), ("a", 2), ("b", 3)] {
                try await store.save(
                    SavedView(owner: owner, name: name, definition: [byte]), tenant: Cast.tenant, for: request("ana"))
            }
            let kept = try await store.views(of: owner, tenant: Cast.tenant)
            #expect(kept.map(\.name) == ["a", "b"])
            #expect(kept.map(\.definition) == [[2], [3]])
            func delete(_ key: IdempotencyKey?) async throws -> Bool {
                try await store.deleteView("b", of: owner, tenant: Cast.tenant, for: request("ana", key: key))
            }
            let isDeleted = try await delete(.named("gone"))
            #expect(isDeleted)
            #expect(try await delete(.named("gone")), "a retry finds it gone")
            #expect(try await !delete(nil))
            #expect(try await store.views(of: owner, tenant: Cast.tenant).map(\.name) == ["a"])
        }
    }
}
