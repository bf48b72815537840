import Testing
import TicketCore

@Suite("Every store: people, services and their tokens")
struct PeopleContractTests {
    private static let ana = Principal(person: Cast.ana.person, locale: LanguageTag("es-MX"))
    private static let program = Principal(
        person: Cast.program.person, locale: nil, scopes: [.readTickets, .readEvents])

    @Test(
        "People are found by mail address, whatever its case, and services by name", arguments: StoreUnderTest.allCases)
    func lookup(kind: StoreUnderTest) async throws {
        try await kind.withStore { store in
            try await store.save(Self.ana, tenant: Cast.tenant)
            try await store.save(Self.program, tenant: Cast.tenant)
            #expect(try await store.principal(named: "ana@example.com", tenant: Cast.tenant) == Self.ana)
            #expect(try await store.principal(named: "Ana@Example.COM", tenant: Cast.tenant) == Self.ana)
            #expect(try await store.principal(named: "Sync", tenant: Cast.tenant) == Self.program)
            for name in ["", "Ana", "nobody@example.com", "%", "ana@example.co_"] {
                #expect(try await store.principal(named: name, tenant: Cast.tenant) == nil, "\(name)")
            }
            #expect(try await store.principal(named: "ana@example.com", tenant: Cast.otherTenant) == nil)
        }
    }

    @Test("Saving again replaces the person of the same id", arguments: StoreUnderTest.allCases)
    func replacing(kind: StoreUnderTest) async throws {
        try await kind.withStore { store in
            try await store.save(Self.ana, tenant: Cast.tenant)
            var changed = Self.ana
            changed.person.email = "ana.new@example.com"
            changed.locale = nil
            try await store.save(changed, tenant: Cast.tenant)
            #expect(try await store.principal(named: "ana.new@example.com", tenant: Cast.tenant) == changed)
            #expect(try await store.principal(named: "ana@example.com", tenant: Cast.tenant) == nil)
        }
    }

    @Test("A token leads to its person as that now is", arguments: StoreUnderTest.allCases)
    func tokens(kind: StoreUnderTest) async throws {
        let now = TestClock().now
        try await kind.withStore { store in
            try await store.save(Self.ana, tenant: Cast.tenant)
            try await store.save(Self.program, tenant: Cast.tenant)
            try await store.save(TokenRecord(digest: [1], personID: "ana"), tenant: Cast.tenant)
            try await store.save(TokenRecord(digest: [2], personID: "sync"), tenant: Cast.tenant)
            try await store.save(TokenRecord(digest: [3], personID: "nobody"), tenant: Cast.tenant)
            #expect(
                try await store.actor(tokenDigest: [1], now: now)
                    == Actor(tenant: Cast.tenant, person: Cast.ana.person, locale: LanguageTag("es-MX")))
            #expect(
                try await store.actor(tokenDigest: [2], now: now)
                    == Actor(
                        tenant: Cast.tenant, person: Cast.program.person, scopes: [.readTickets, .readEvents]))
            for digest: [UInt8] in [[], [3], [4], [1, 1]] {
                #expect(try await store.actor(tokenDigest: digest, now: now) == nil)
            }
            var promoted = Self.ana
            promoted.person.role = .agent
            try await store.save(promoted, tenant: Cast.tenant)
            #expect(try await store.actor(tokenDigest: [1], now: now)?.person.role == .agent)
        }
    }

    @Test("A token is taken until it expires, not at that moment", arguments: StoreUnderTest.allCases)
    func expiry(kind: StoreUnderTest) async throws {
        let expiry: Int64 = 1_000_000
        try await kind.withStore { store in
            try await store.save(Self.ana, tenant: Cast.tenant)
            try await store.save(
                TokenRecord(
                    digest: [1], personID: "ana", expireTime: Timestamp(microsecondsSinceEpoch: expiry)),
                tenant: Cast.tenant)
            let reader = try store.makePointReader()
            for (microseconds, isTaken) in [(0, true), (expiry - 1, true), (expiry, false), (expiry + 1, false)] {
                let now = Timestamp(microsecondsSinceEpoch: microseconds)
                let actor = try await store.actor(tokenDigest: [1], now: now)
                #expect((actor != nil) == isTaken)
                if let reader { #expect(try reader.actor(tokenDigest: [1], now: now) == actor) }
            }
        }
    }
}

@Suite("Every store: mail addresses name people")
struct AddressContractTests {
    private func person(_ id: String, _ email: String) -> Principal {
        Principal(person: PersonReference(id: id, name: id, email: email, role: .requester))
    }

    @Test("An address has one person in a tenant, whatever its case", arguments: StoreUnderTest.allCases)
    func unique(kind: StoreUnderTest) async throws {
        try await kind.withStore { store in
            try await store.save(person("ana", "Ana@example.com"), tenant: Cast.tenant)
            await #expect(throws: IdentityRefusal.addressTaken("ana@EXAMPLE.com")) {
                try await store.save(person("other", "ana@EXAMPLE.com"), tenant: Cast.tenant)
            }
            #expect(try await store.account(id: "other", tenant: Cast.tenant) == nil)
            try await store.save(person("ana", "ana@example.com"), tenant: Cast.tenant)
            try await store.save(person("other", "ana@example.com"), tenant: Cast.otherTenant)
            for name in ["one", "two"] {
                try await store.save(
                    Principal(person: PersonReference(id: name, name: name, email: "", role: .service)),
                    tenant: Cast.tenant)
            }
            #expect(try await store.account(address: "ANA@example.com", tenant: Cast.tenant)?.personID == "ana")
            #expect(try await store.account(address: "", tenant: Cast.tenant) == nil)
        }
    }

    @Test(
        "A contact is made once, unverified and without a password, and somebody known is left alone",
        arguments: StoreUnderTest.allCases)
    func contacts(kind: StoreUnderTest) async throws {
        try await kind.withStore { store in
            let address = try #require(EmailAddress("Dora@Example.com"))
            let made = try await store.contact(address: address, name: "Dora", newID: "d1", tenant: Cast.tenant)
            #expect(made.person == PersonReference(id: "d1", name: "Dora", email: "Dora@example.com", role: .requester))
            let again = try #require(EmailAddress("dora@example.com"))
            #expect(try await store.contact(address: again, name: "Liar", newID: "d2", tenant: Cast.tenant) == made)
            #expect(try await store.account(id: "d1", tenant: Cast.tenant) == Account(principal: made))
            let elsewhere = try await store.contact(address: again, name: "", tenant: Cast.otherTenant)
            #expect(elsewhere.person.name == "dora@example.com" && elsewhere.person.id.count == 20)
        }
    }

    @Test(
        "Whoever gets another address has to verify that, and sessions and resets of the old one end",
        arguments: StoreUnderTest.allCases)
    func changed(kind: StoreUnderTest) async throws {
        let stage = IdentityStage()
        try await kind.withStore(clock: stage.clock) { store in
            try await stage.prepare(store)
            #expect(try await stage.signIn(store, session: 1))
            try await stage.requestReset(store, number: 1)
            var person = stage.person
            person.person.name = "Ana María"
            try await store.save(person, tenant: Cast.tenant)
            #expect(try await stage.actor(store, access: 1) != nil)
            person.person.email = "new@example.com"
            try await store.save(person, tenant: Cast.tenant)
            #expect(try await stage.actor(store, access: 1) == nil)
            let account = try #require(try await store.account(address: "new@example.com", tenant: Cast.tenant))
            #expect(account.credential == Credential(passwordHash: "hash"))
            #expect(try await stage.confirm(store, number: 1) == nil)
        }
    }
}
