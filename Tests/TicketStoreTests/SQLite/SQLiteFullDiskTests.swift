import Testing
import TicketCore
import TicketStoreSQLite

@Suite("SQLite: a full disk")
struct SQLiteFullDiskTests {
    @Test("A full disk fails the whole group, leaves reads alone, and is tried again with the next")
    func full() async throws {
        let folder = try TemporaryFolder()
        var options = SQLiteStoreOptions()
        options.databasePagesMax = 100
        let store = try await SQLiteTicketStore.withAccountPortal(in: folder, options: options)
        let number = try await store.create(subject: "Before").number
        let events = try await store.allEvents()

        let large = String(repeating: "x", count: 250_000)
        for _ in 0..<3 {
            let error = await #expect(throws: StoreFailure.self) {
                for _ in 0..<3 { try await store.create(description: large, key: .named("large")) }
            }
            guard case .unwritable = error else {
                Issue.record("it said \(String(describing: error))")
                return
            }
        }

        #expect(try await store.ticket(number, tenant: Cast.tenant)?.subject == "Before")
        #expect(try await store.allEvents() == events)
        #expect(try await store.create(subject: "After").number == number + 1)
        #expect(try await store.checkIntegrity() == [])
        await store.close()
    }

    @Test("What found no room is carried out by a retry when there is room again")
    func recovers() async throws {
        let folder = try TemporaryFolder()
        var options = SQLiteStoreOptions()
        options.databasePagesMax = 100
        var store = try await SQLiteTicketStore.withAccountPortal(in: folder, options: options)
        let large = String(repeating: "x", count: 250_000)
        await #expect(throws: StoreFailure.self) { try await store.create(description: large, key: .named("large")) }
        await store.close()

        store = try SQLiteTicketStore.open(in: folder)
        let ticket = try await store.create(description: large, key: .named("large"))
        #expect(try await store.create(description: large, key: .named("large")) == ticket)
        #expect(try await store.allTickets() == [ticket])
        await store.close()
    }
}
