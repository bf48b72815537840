import Testing
import TicketCore

@Suite("Every store: service tokens and the audit log")
struct ServiceTokenContractTests {
    private let stage = IdentityStage()

    private func token(_ id: String, service: String = "portal", scopes: Set<Scope>? = [.readTickets]) -> ServiceToken {
        ServiceToken(
            id: id, service: PersonReference(id: "new-\(id)", name: service, email: "", role: .service),
            scopes: scopes, description: "for the portal", creatorID: "ines", createTime: stage.now,
            expireTime: stage.now.advanced(byMicroseconds: 3_600_000_000))
    }

    private func create(
        _ store: any TicketStore, _ token: ServiceToken, digest: [UInt8], request: String? = nil
    ) async throws -> ServiceToken {
        try await store.create(
            token, digest: digest, requestID: request, audit: stage.entry(.serviceTokenCreated), tenant: Cast.tenant)
    }

    @Test("A certificate's name stands in a token's place, for one service", arguments: StoreUnderTest.allCases)
    func certificates(kind: StoreUnderTest) async throws {
        try await kind.withStore(clock: stage.clock) { store async throws in
            var named = token("a")
            named.certificate = "dns:portal"
            let made = try await create(store, named, digest: [1])
            #expect(made.certificate == "dns:portal")
            named.id = "b"
            await #expect(throws: IdentityRefusal.certificateTaken) {
                try await create(store, named, digest: [1])
            }
            let plain = try await create(store, token("c"), digest: [2])
            let listed = try await store.serviceTokens(service: nil, after: nil, limit: 9, tenant: Cast.tenant)
            #expect(listed == [made, plain])
            #expect(try await store.actor(tokenDigest: [1], now: stage.now)?.person.name == "portal")
            _ = try await store.revokeServiceToken(
                id: "a", audit: stage.entry(.serviceTokenRevoked), tenant: Cast.tenant)
            #expect(try await store.actor(tokenDigest: [1], now: stage.now) == nil)
            #expect(try await create(store, named, digest: [1]).certificate == "dns:portal")
        }
    }

    @Test("A token has scopes of its own, and its service is made with the first", arguments: StoreUnderTest.allCases)
    func creating(kind: StoreUnderTest) async throws {
        try await kind.withStore(clock: stage.clock) { store async throws in
            let first = try await create(store, token("a"), digest: [1])
            let second = try await create(store, token("b", scopes: [.readEvents]), digest: [2])
            #expect(first.service.id == "new-a" && second.service.id == "new-a")
            #expect(try await store.actor(tokenDigest: [1], now: stage.now)?.scopes == [.readTickets])
            #expect(try await store.actor(tokenDigest: [2], now: stage.now)?.scopes == [.readEvents])
            #expect(try await store.actor(tokenDigest: [1], now: first.expireTime ?? stage.now) == nil)
            let third = try await create(store, token("c", service: "other", scopes: nil), digest: [3])
            func list(_ service: String?, after: String? = nil, limit: Int = 9) async throws -> [ServiceToken] {
                try await store.serviceTokens(service: service, after: after, limit: limit, tenant: Cast.tenant)
            }
            #expect(try await list(nil) == [first, second, third])
            #expect(try await list("portal", after: "a") == [second])
            #expect(try await list(nil, limit: 1) == [first])
        }
    }

    @Test("A request id makes one token", arguments: StoreUnderTest.allCases)
    func requests(kind: StoreUnderTest) async throws {
        try await kind.withStore(clock: stage.clock) { store async throws in
            _ = try await create(store, token("a"), digest: [1], request: "r")
            await #expect(throws: IdentityRefusal.tokenWasShown(id: "a")) {
                try await create(store, token("b"), digest: [2], request: "r")
            }
            #expect(try await store.actor(tokenDigest: [2], now: stage.now) == nil)
        }
    }

    @Test("A service has a hundred tokens at most", arguments: StoreUnderTest.allCases)
    func limit(kind: StoreUnderTest) async throws {
        try await kind.withStore(clock: stage.clock) { store async throws in
            for number in 0..<UInt8(ServiceToken.perServiceMax) {
                _ = try await create(store, token("t\(number)"), digest: [number])
            }
            await #expect(throws: IdentityRefusal.tooManyTokens) {
                try await create(store, token("more"), digest: [200])
            }
            _ = try await create(store, token("else", service: "other"), digest: [201])
        }
    }

    @Test("Revoking a token ends it and what was exchanged for it, at once", arguments: StoreUnderTest.allCases)
    func revoking(kind: StoreUnderTest) async throws {
        try await kind.withStore(clock: stage.clock) { store async throws in
            try await stage.prepare(store)
            let service = try await create(store, token("a", scopes: [.actAsPeople]), digest: [1]).service
            let lent = TokenRecord(
                digest: [5], personID: "ana", expireTime: stage.now.advanced(byMicroseconds: 900_000_000),
                createTime: stage.now, scopes: [.readTickets], serviceID: service.id, parentDigest: [1])
            try await store.exchange(lent, audit: stage.entry(.tokenExchanged), tenant: Cast.tenant)
            let actor = try await store.actor(tokenDigest: [5], now: stage.now)
            #expect(actor?.person == Cast.ana.person && actor?.scopes == [])
            #expect(actor?.delegation == Delegation(service: service, scopes: [.readTickets]))
            let reader = try store.makePointReader()
            #expect(try reader?.actor(tokenDigest: [5], now: stage.now) == actor)
            func revoke() async throws -> ServiceToken? {
                try await store.revokeServiceToken(
                    id: "a", audit: stage.entry(.serviceTokenRevoked), tenant: Cast.tenant)
            }
            #expect(try await revoke()?.id == "a")
            for digest: [UInt8] in [[1], [5]] {
                #expect(try reader?.actor(tokenDigest: digest, now: stage.now) == nil)
                #expect(try await store.actor(tokenDigest: digest, now: stage.now) == nil)
            }
            #expect(try await revoke() == nil)
        }
    }

    @Test("Uses are noted once an hour", arguments: StoreUnderTest.allCases)
    func uses(kind: StoreUnderTest) async throws {
        try await kind.withStore(clock: stage.clock) { store async throws in
            _ = try await create(store, token("a"), digest: [1])
            func use() async throws -> Timestamp? {
                try await store.noteUse(ofTokenDigest: [1], now: stage.now)
                return try await store.serviceTokens(service: nil, after: nil, limit: 1, tenant: Cast.tenant)
                    .first?.lastUseTime
            }
            let first = stage.now
            #expect(try await use() == first)
            stage.clock.advance(seconds: 3_599)
            #expect(try await use() == first)
            stage.clock.advance(seconds: 1)
            #expect(try await use() == stage.now)
            try await store.noteUse(ofTokenDigest: [9], now: stage.now)
        }
    }

    @Test(
        "The log is read newest first, in pages, by kind, person and time, and never across tenants",
        arguments: StoreUnderTest.allCases)
    func log(kind: StoreUnderTest) async throws {
        try await kind.withStore(clock: stage.clock) { store async throws in
            let start = stage.now
            for (index, kind) in [AuditEntry.Kind.signedIn, .signInFailed, .signedOut, .signedIn].enumerated() {
                stage.clock.advance(seconds: 1)
                var entry = stage.entry(kind, subject: index == 1 ? "bruno" : nil)
                if index == 2 { entry.serviceID = "bruno" }
                try await store.record(entry, tenant: Cast.tenant)
                try await store.record(stage.entry(.auditLogRead), tenant: Cast.otherTenant)
            }
            func read(_ change: (inout AuditQuery) -> Void = { _ in }) async throws -> [StoredAuditEntry] {
                var query = AuditQuery(tenant: Cast.tenant, limit: 10)
                change(&query)
                return try await store.auditEntries(query)
            }
            let all = try await read()
            #expect(all.map(\.entry.kind) == [.signedIn, .signedOut, .signInFailed, .signedIn])
            #expect(all[1].entry.time == start.advanced(byMicroseconds: 3_000_000))
            #expect(try await read { $0.limit = 2 } == Array(all.prefix(2)))
            #expect(try await read { $0.before = all[1].position } == Array(all.suffix(2)))
            #expect(try await read { $0.kinds = [.signedIn, .signedOut] } == [all[0], all[1], all[3]])
            #expect(try await read { $0.personID = "bruno" } == [all[1], all[2]])
            #expect(
                try await read { query in
                    query.from = all[2].entry.time
                    query.until = all[0].entry.time
                } == [all[1], all[2]])
            #expect(try await store.auditEntries(AuditQuery(tenant: "nowhere", limit: 10)) == [])
        }
    }
}
