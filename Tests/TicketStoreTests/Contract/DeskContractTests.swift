import Testing
import TicketCore

@Suite("Every store: desks and their versions")
struct DeskContractTests {
    private static var shortSubjects: Desk {
        var desk = Cast.desk
        desk.limits.subjectScalarsMax = 10
        desk.transitions.removeAll { $0.to == "pending" }
        return desk
    }

    @Test("A desk is kept once, and again only when it differs from the newest", arguments: StoreUnderTest.allCases)
    func versions(kind: StoreUnderTest) async throws {
        try await kind.withStore { store in
            let first = try await store.install(Cast.desk, tenant: Cast.tenant)
            #expect(first == DeskVersion(version: 1, desk: Cast.desk))
            #expect(try await store.install(Cast.desk, tenant: Cast.tenant) == first)
            let second = try await store.install(Self.shortSubjects, tenant: Cast.tenant)
            #expect(second == DeskVersion(version: 2, desk: Self.shortSubjects))
            #expect(try await store.install(Self.shortSubjects, tenant: Cast.tenant) == second)
            #expect(try await store.install(Cast.desk, tenant: Cast.tenant).version == 3)

            #expect(try await store.desk(Cast.desk.key, version: 1, tenant: Cast.tenant) == first)
            #expect(try await store.desk(Cast.desk.key, version: 2, tenant: Cast.tenant) == second)
            #expect(try await store.desk(Cast.desk.key, version: nil, tenant: Cast.tenant)?.version == 3)
            #expect(try await store.desk(Cast.desk.key, version: 4, tenant: Cast.tenant) == nil)
            #expect(try await store.desk("other", version: nil, tenant: Cast.tenant) == nil)
            #expect(try await store.desk(Cast.desk.key, version: nil, tenant: Cast.otherTenant) == nil)
        }
    }

    @Test("Twenty who install the same desk at once get the same version", arguments: StoreUnderTest.allCases)
    func race(kind: StoreUnderTest) async throws {
        try await kind.withStore { store in
            let versions = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<20 {
                    group.addTask { try await store.install(Cast.desk, tenant: Cast.tenant).version }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(versions == [Int](repeating: 1, count: 20))
        }
    }

    @Test("The newest version of each desk is listed, by key", arguments: StoreUnderTest.allCases)
    func listing(kind: StoreUnderTest) async throws {
        try await kind.withStore { store in
            #expect(try await store.desks(tenant: Cast.tenant) == [])
            for key in ["zebra", "account-portal", "middle"] {
                var desk = Cast.desk
                desk.key = key
                _ = try await store.install(desk, tenant: Cast.tenant)
            }
            let newer = try await store.install(Self.shortSubjects, tenant: Cast.tenant)
            let desks = try await store.desks(tenant: Cast.tenant)
            #expect(desks.map(\.desk.key) == ["account-portal", "middle", "zebra"])
            #expect(desks.first == newer)
        }
    }

    @Test("A ticket lives on under the version in which it was made", arguments: StoreUnderTest.allCases)
    func ticketsKeepTheirVersion(kind: StoreUnderTest) async throws {
        try await kind.withAccountPortal { store in
            let old = try await store.create(subject: "A rather long subject")
            _ = try await store.install(Self.shortSubjects, tenant: Cast.tenant)
            let new = try await store.create(subject: "Short")
            #expect(old.deskVersion == 1)
            #expect(new.deskVersion == 2)

            #expect(try await store.transition(old.number, to: "pending").deskVersion == 1)
            await #expect(throws: Refusal.self) { try await store.transition(new.number, to: "pending") }
            try await store.update(old.number, TicketChanges(subject: "Another rather long subject"))
            await #expect(throws: Refusal.self) { try await store.create(subject: "A rather long subject") }
        }
    }
}
