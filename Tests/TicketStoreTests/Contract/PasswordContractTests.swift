import Testing
import TicketCore

@Suite("Every store: passwords and resets")
struct PasswordContractTests {
    private let stage = IdentityStage()

    private func run(_ kind: StoreUnderTest, _ body: (any TicketStore) async throws -> Void) async throws {
        try await kind.withStore(clock: stage.clock) { store async throws in
            try await stage.prepare(store)
            try await body(store)
        }
    }

    @Test(
        "A reset sets the password once, verifies the address, and ends sessions and other resets",
        arguments: StoreUnderTest.allCases)
    func reset(kind: StoreUnderTest) async throws {
        try await run(kind) { store async throws in
            #expect(try await stage.signIn(store, session: 1))
            try await stage.requestReset(store, number: 1)
            try await stage.requestReset(store, number: 2)
            stage.clock.advance(seconds: 60)
            #expect(try await store.passwordReset(id: "r1", tenant: Cast.tenant)?.isUsable(at: stage.now) == true)
            #expect(try await stage.confirm(store, number: 1) == "ana")
            let account = try #require(try await store.account(id: "ana", tenant: Cast.tenant))
            #expect(account.credential == Credential(passwordHash: "new", verifyTime: stage.now))
            #expect(try await stage.actor(store, access: 1) == nil)
            for number in UInt8(1)...3 {
                #expect(try await stage.confirm(store, number: number, hash: "thief's") == nil)
                #expect(
                    try await store.passwordReset(digest: IdentityStage.reset(number), tenant: Cast.tenant)?
                        .isUsable(at: stage.now) != true)
            }
            #expect(try await store.account(id: "ana", tenant: Cast.tenant) == account)
        }
    }

    @Test("A reset is taken for 30 minutes", arguments: StoreUnderTest.allCases)
    func expiry(kind: StoreUnderTest) async throws {
        try await run(kind) { store async throws in
            try await stage.requestReset(store, number: 1)
            stage.clock.advance(seconds: 30 * 60)
            #expect(try await stage.confirm(store, number: 1) == nil)
            stage.clock.advance(seconds: -1)
            #expect(try await stage.confirm(store, number: 1) == "ana")
        }
    }

    @Test("Nobody's reset is kept as well, and is good for nothing", arguments: StoreUnderTest.allCases)
    func unknown(kind: StoreUnderTest) async throws {
        try await run(kind) { store async throws in
            try await store.save(
                Principal(person: PersonReference(id: "x", name: "x@example.com", email: "", role: .service)),
                tenant: Cast.tenant)
            for (number, address) in [(UInt8(1), "nobody@example.com"), (2, ""), (3, "x@example.com")] {
                try await stage.requestReset(store, number: number, address: address)
                #expect(try await store.passwordReset(id: "r\(number)", tenant: Cast.tenant)?.personID == "")
                #expect(try await stage.confirm(store, number: number) == nil)
            }
            let entries = try await store.auditEntries(
                AuditQuery(tenant: Cast.tenant, kinds: [.passwordResetRequested], limit: 9))
            #expect(entries.map(\.entry.subjectID) == [nil, nil, nil])
        }
    }

    @Test("Three mails an hour go to a person", arguments: StoreUnderTest.allCases)
    func limit(kind: StoreUnderTest) async throws {
        try await run(kind) { store async throws in
            for number in UInt8(1)...5 {
                try await stage.requestReset(store, number: number)
                let reset = try await store.passwordReset(id: "r\(number)", tenant: Cast.tenant)
                #expect(reset?.personID == (number <= 3 ? "ana" : ""))
            }
            stage.clock.advance(seconds: 3_600)
            try await stage.requestReset(store, number: 6)
            #expect(try await store.passwordReset(id: "r6", tenant: Cast.tenant)?.personID == "ana")
        }
    }

    @Test("Of a hundred who come with one token one succeeds", arguments: StoreUnderTest.allCases)
    func racers(kind: StoreUnderTest) async throws {
        try await run(kind) { store async throws in
            try await stage.requestReset(store, number: 1)
            let winners = try await withThrowingTaskGroup(of: Bool.self) { group in
                for racer in 0..<100 {
                    group.addTask { try await stage.confirm(store, number: 1, hash: "\(racer)") != nil }
                }
                return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(winners == 1)
        }
    }

    @Test("A changed password ends the other sessions; one hashed anew ends none", arguments: StoreUnderTest.allCases)
    func changing(kind: StoreUnderTest) async throws {
        try await run(kind) { store async throws in
            for session in UInt8(1)...2 { #expect(try await stage.signIn(store, session: session)) }
            func replace(_ old: String, _ new: String, _ audit: AuditEntry?) async throws -> Bool {
                try await store.replacePassword(
                    of: "ana", hash: old, by: new, keepingSessionOf: IdentityStage.access(1), audit: audit,
                    tenant: Cast.tenant)
            }
            #expect(try await !replace("wrong", "other", nil))
            #expect(try await replace("hash", "rehashed", nil))
            #expect(try await stage.actor(store, access: 2) != nil)
            #expect(try await replace("rehashed", "changed", stage.entry(.passwordChanged)))
            #expect(try await stage.actor(store, access: 1) != nil)
            #expect(try await stage.actor(store, access: 2) == nil)
            let credential = try await store.account(id: "ana", tenant: Cast.tenant)?.credential
            #expect(credential?.passwordHash == "changed" && credential?.verifyTime != nil)
        }
    }
}
