import Testing
import TicketCore
import TicketDesks
import TicketStoreMemory

@testable import TicketService

@Suite("Desks that are kept in memory")
struct DeskCatalogTests {
    @Test("are the right ones, and no more than are allowed, however many there are")
    func bounded() async throws {
        let store = InMemoryTicketStore(clock: { TestClock.start })
        let catalog = DeskCatalog(store: store, versionsMax: 3)
        let keys = (1...10).map { "desk-\($0)" }
        for key in keys {
            var desk = try #require(DeskTemplates.all.first)
            desk.key = key
            _ = try await store.install(desk, source: "", tenant: "acme")
        }
        for key in keys + keys {
            #expect(try await catalog.desk(key, version: 1, tenant: "acme").key == key)
            #expect(catalog.count <= 3)
        }
    }
}
