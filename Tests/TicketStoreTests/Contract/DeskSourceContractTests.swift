import Testing
import TicketCore

@Suite("Every store: the texts of desks")
struct DeskSourceContractTests {
    private static var shorter: Desk {
        var desk = Cast.desk
        desk.limits.subjectScalarsMax = 10
        return desk
    }

    private func change(
        _ kind: DeskChange.Kind, _ desk: Desk = shorter, _ source: String = "text", key: String? = nil,
        fingerprint: [UInt8] = [1], validateOnly: Bool = false
    ) -> DeskChange {
        DeskChange(
            actor: Cast.ines, kind: kind, desk: desk, source: source,
            idempotencyKey: key.map { IdempotencyKey(requestID: $0, fingerprint: fingerprint) },
            validateOnly: validateOnly)
    }

    @Test("What somebody wrote stays when the program brings its own along", arguments: StoreUnderTest.allCases)
    func writtenStays(kind: StoreUnderTest) async throws {
        try await kind.withStore { store in
            _ = try await store.install(Cast.desk, source: "built-in", tenant: Cast.tenant)
            let written = try await store.change(change(.update(from: 1)))
            #expect(written == DeskVersion(version: 2, desk: Self.shorter))
            #expect(try await store.install(Cast.desk, source: "built-in", tenant: Cast.tenant) == written)
            #expect(try await store.desk(Cast.desk.key, version: nil, tenant: Cast.tenant) == written)
            // Whoever takes the built-in text again has written it.
            let back = try await store.change(change(.update(from: nil), Cast.desk, "built-in"))
            #expect(back.version == 3)
            var newer = Cast.desk
            newer.numberPrefix = "N"
            #expect(try await store.install(newer, source: "newer", tenant: Cast.tenant) == back)
        }
    }

    @Test(
        "A desk is settled when it was made of the same text, or somebody wrote it", arguments: StoreUnderTest.allCases)
    func settled(kind: StoreUnderTest) async throws {
        try await kind.withStore { store in
            func isSettled(_ source: String, tenant: String = Cast.tenant) async throws -> Bool {
                try await store.isSettled(Cast.desk.key, source: source, tenant: tenant)
            }
            #expect(try await !isSettled("built-in"))
            _ = try await store.install(Cast.desk, source: nil, tenant: Cast.tenant)
            #expect(try await !isSettled("built-in"))
            _ = try await store.install(Cast.desk, source: "built-in", tenant: Cast.tenant)
            #expect(try await isSettled("built-in"))
            #expect(try await !isSettled("newer"))
            #expect(try await !isSettled("built-in", tenant: Cast.otherTenant))
            _ = try await store.change(change(.update(from: 1)))
            #expect(try await isSettled("newer"))
        }
    }

    @Test("Each version has its text, who wrote it and when", arguments: StoreUnderTest.allCases)
    func sources(kind: StoreUnderTest) async throws {
        let clock = TestClock()
        try await kind.withStore(clock: clock) { store in
            let first = try await store.install(Cast.desk, tenant: Cast.tenant)
            #expect(
                try await store.deskSource(Cast.desk.key, version: nil, tenant: Cast.tenant)
                    == DeskSource(version: first, text: nil, origin: .builtIn))
            _ = try await store.install(Cast.desk, source: "built-in", tenant: Cast.tenant)
            _ = try await store.install(Cast.desk, source: "other", tenant: Cast.tenant)
            #expect(
                try await store.deskSource(Cast.desk.key, version: 1, tenant: Cast.tenant)
                    == DeskSource(version: first, text: "built-in", origin: .builtIn))
            let second = try await store.change(change(.update(from: nil)))
            #expect(
                try await store.deskSource(Cast.desk.key, version: nil, tenant: Cast.tenant)
                    == DeskSource(
                        version: second, text: "text", origin: .written, author: Cast.ines.person,
                        createTime: clock.now))
            #expect(try await store.deskSource(Cast.desk.key, version: 3, tenant: Cast.tenant) == nil)
            #expect(try await store.deskSource(Cast.desk.key, version: nil, tenant: Cast.otherTenant) == nil)
        }
    }

    @Test(
        "A change that cannot be is refused, and one that is only checked changes nothing",
        arguments: StoreUnderTest.allCases)
    func refusals(kind: StoreUnderTest) async throws {
        try await kind.withStore { store in
            await #expect(throws: DeskRefusal.missing(Cast.desk.key)) {
                try await store.change(change(.update(from: nil)))
            }
            #expect(try await store.change(change(.create, validateOnly: true)).version == 1)
            #expect(try await store.desks(tenant: Cast.tenant) == [])
            _ = try await store.change(change(.create))
            await #expect(throws: DeskRefusal.exists(Cast.desk.key)) { try await store.change(change(.create)) }
            await #expect(throws: DeskRefusal.stale(newest: 1)) {
                try await store.change(change(.update(from: 2), Cast.desk))
            }
            #expect(try await store.change(change(.update(from: 1), Cast.desk, validateOnly: true)).version == 2)
            #expect(try await store.change(change(.update(from: 1))).version == 1)
            // Another text for the same desk is a version too: comments are worth keeping.
            #expect(try await store.change(change(.update(from: 1), Self.shorter, "# more")).version == 2)
        }
    }

    @Test("A repeated request has the answer of the first", arguments: StoreUnderTest.allCases)
    func repeated(kind: StoreUnderTest) async throws {
        try await kind.withStore { store in
            let made = try await store.change(change(.create, key: "a"))
            _ = try await store.change(change(.update(from: nil), Cast.desk, key: "b"))
            #expect(try await store.change(change(.create, key: "a")) == made)
            await #expect(throws: Refusal.requestIDReused("a")) {
                try await store.change(change(.create, key: "a", fingerprint: [2]))
            }
            #expect(try await store.desk(Cast.desk.key, version: nil, tenant: Cast.tenant)?.version == 2)
        }
    }

    @Test("New tickets are made under what was written", arguments: StoreUnderTest.allCases)
    func tickets(kind: StoreUnderTest) async throws {
        try await kind.withAccountPortal { store in
            try await store.create(subject: "A rather long subject")
            _ = try await store.change(change(.update(from: 1)))
            await #expect(throws: Refusal.self) { try await store.create(subject: "A rather long subject") }
            #expect(try await store.create(subject: "Short").deskVersion == 2)
        }
    }
}
