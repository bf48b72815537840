import Testing
import TicketCore

@Suite("Every store: sessions")
struct SessionContractTests {
    private let stage = IdentityStage()

    private func run(_ kind: StoreUnderTest, _ body: (any TicketStore) async throws -> Void) async throws {
        try await kind.withStore(clock: stage.clock) { store async throws in
            try await stage.prepare(store)
            try await body(store)
        }
    }

    @Test("A session gives an access token that ends after 15 minutes", arguments: StoreUnderTest.allCases)
    func access(kind: StoreUnderTest) async throws {
        try await run(kind) { store async throws in
            #expect(try await stage.signIn(store, session: 1))
            let actor = Actor(tenant: Cast.tenant, person: Cast.ana.person, locale: LanguageTag("es-MX"))
            #expect(try await stage.actor(store, access: 1) == actor)
            stage.clock.advance(seconds: 15 * 60 - 1)
            #expect(try await stage.actor(store, access: 1) == actor)
            stage.clock.advance(seconds: 1)
            #expect(try await stage.actor(store, access: 1) == nil)
            stage.clock.advance(seconds: -86_400)
            #expect(try await stage.actor(store, access: 1) == nil)
            #expect(try await stage.actor(store, access: 2) == nil)
        }
    }

    @Test("A password that was changed in the meantime opens nothing", arguments: StoreUnderTest.allCases)
    func changedPassword(kind: StoreUnderTest) async throws {
        try await run(kind) { store async throws in
            #expect(try await !stage.signIn(store, session: 1, hash: "older"))
            #expect(try await stage.actor(store, access: 1) == nil)
            #expect(try await stage.refresh(store, with: 1, next: 2) == .unknown)
            #expect(try await stage.kinds(store) == [.passwordChanged])
        }
    }

    @Test("Each refresh token gives a successor, for 30 days", arguments: StoreUnderTest.allCases)
    func rotation(kind: StoreUnderTest) async throws {
        try await run(kind) { store async throws in
            #expect(try await stage.signIn(store, session: 1))
            for number in UInt8(1)...3 {
                stage.clock.advance(seconds: 29 * 86_400)
                #expect(try await stage.refresh(store, with: number, next: number + 1) == .refreshed(stage.person))
                #expect(try await stage.actor(store, access: number + 1) != nil)
            }
            stage.clock.advance(seconds: 30 * 86_400)
            #expect(try await stage.refresh(store, with: 4, next: 5) == .unknown)
        }
    }

    @Test(
        "A lost reply signs nobody out: the token may come again until a successor was used",
        arguments: StoreUnderTest.allCases)
    func lostReply(kind: StoreUnderTest) async throws {
        try await run(kind) { store async throws in
            #expect(try await stage.signIn(store, session: 1))
            for next in UInt8(2)...20 {
                #expect(try await stage.refresh(store, with: 1, next: next) == .refreshed(stage.person))
            }
            #expect(try await stage.refresh(store, with: 2, next: 30) == .unknown, "more successors than are kept")
            #expect(try await stage.refresh(store, with: 20, next: 31) == .refreshed(stage.person))
            #expect(try await stage.actor(store, access: 31) != nil)
        }
    }

    @Test(
        "A used token whose successor was used ends the session, and so does a successor's rival",
        arguments: StoreUnderTest.allCases)
    func theft(kind: StoreUnderTest) async throws {
        try await run(kind) { store async throws in
            for (session, stolen) in [(UInt8(10), UInt8(10)), (50, 53)] {
                #expect(try await stage.signIn(store, session: session))
                #expect(try await stage.refresh(store, with: session, next: session + 1) == .refreshed(stage.person))
                #expect(try await stage.refresh(store, with: session, next: session + 3) == .refreshed(stage.person))
                #expect(
                    try await stage.refresh(store, with: session + 1, next: session + 2) == .refreshed(stage.person))
                #expect(try await stage.refresh(store, with: stolen, next: session + 4) == .stolen)
                for number in session...session + 4 {
                    #expect(try await stage.actor(store, access: number) == nil)
                    #expect(try await stage.refresh(store, with: number, next: 99) == .unknown)
                }
            }
            #expect(try await stage.kinds(store).count { $0 == .refreshTokenReused } == 2)
        }
    }

    @Test("Signing out ends one session, or all", arguments: StoreUnderTest.allCases)
    func signOut(kind: StoreUnderTest) async throws {
        try await run(kind) { store async throws in
            for session in UInt8(1)...3 { #expect(try await stage.signIn(store, session: session)) }
            let reader = try store.makePointReader()
            let out = stage.entry(.signedOut)
            func end(_ digest: [UInt8]) async throws -> Bool {
                try await store.endSession(accessDigest: digest, audit: out, tenant: Cast.tenant)
            }
            #expect(try reader?.actor(tokenDigest: IdentityStage.access(2), now: stage.now) != nil)
            #expect(try await end(IdentityStage.access(2)))
            #expect(try reader?.actor(tokenDigest: IdentityStage.access(2), now: stage.now) == nil)
            #expect(try await !end(IdentityStage.access(2)))
            #expect(try await stage.actor(store, access: 1) != nil)
            #expect(try await stage.refresh(store, with: 2, next: 9) == .unknown)
            try await store.save(TokenRecord(digest: [9], personID: "ana"), tenant: Cast.tenant)
            #expect(try await !end([9]))
            #expect(try await store.endSessions(of: "ana", audit: out, tenant: Cast.tenant) == 2)
            #expect(try await stage.actor(store, access: 3) == nil)
            #expect(try await store.actor(tokenDigest: [9], now: stage.now) != nil)
            let entries = try await store.auditEntries(AuditQuery(tenant: Cast.tenant, kinds: [.signedOut], limit: 9))
            #expect(entries.map(\.entry.objectID) == [nil, "s2"])
        }
    }

    @Test("The oldest of too many sessions ends", arguments: StoreUnderTest.allCases)
    func tooMany(kind: StoreUnderTest) async throws {
        try await run(kind) { store async throws in
            for session in UInt8(1)...UInt8(Session.perPersonMax + 2) {
                stage.clock.advance(seconds: 1)
                #expect(try await stage.signIn(store, session: session))
            }
            for (session, isThere) in [(UInt8(1), false), (2, false), (3, true), (102, true)] {
                #expect(try await (stage.actor(store, access: session) != nil) == isThere)
            }
        }
    }

    @Test(
        "Who waits for changes of people hears of revocations, not of those who sign in",
        arguments: StoreUnderTest.allCases)
    func changes(kind: StoreUnderTest) async throws {
        try await run(kind) { store async throws in
            var changes = store.peopleChanges().makeAsyncIterator()
            let heard = Task { await changes.next() != nil }
            #expect(try await stage.signIn(store, session: 1))
            _ = try await store.endSessions(of: "ana", audit: stage.entry(.signedOut), tenant: Cast.tenant)
            #expect(await heard.value)
        }
    }
}
