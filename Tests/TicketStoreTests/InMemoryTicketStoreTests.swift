import Testing
import TicketCore
import TicketStoreMemory

@Suite("The store in memory")
struct InMemoryTicketStoreTests {
    @Test("Its outbox has what has to leave the house, in order, once")
    func outbox() async throws {
        let store = InMemoryTicketStore(clock: { TestClock().now })
        _ = try await store.install(Cast.desk, tenant: Cast.tenant)
        try await store.create(ccEmails: ["b@example.com", "a@example.com"], key: .named("r"))
        try await store.create(ccEmails: ["b@example.com", "a@example.com"], key: .named("r"))
        try await store.create(ccEmails: ["v@example.com"], validateOnly: true)
        await #expect(throws: Refusal.self) { try await store.create(subject: "", ccEmails: ["r@example.com"]) }
        try await store.create(ccEmails: ["c@example.com"])

        let outbox = store.outbox(tenant: Cast.tenant)
        #expect(outbox.map(\.recipient) == ["b@example.com", "a@example.com", "c@example.com"])
        #expect(outbox.map(\.ticketNumber) == [100_001, 100_001, 100_002])
        #expect(outbox.allSatisfy { $0.kind == .ccSubmitted && $0.revision == 1 && $0.locale == Cast.ana.locale })
        #expect(store.outbox(tenant: Cast.otherTenant) == [])
    }
}
