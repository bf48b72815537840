import Testing
import TicketCore
import TicketStoreMemory

/// The stores that have to keep every promise of `TicketStore`.
enum StoreUnderTest: CaseIterable, CustomTestStringConvertible {
    case memory

    var testDescription: String { "\(self)" }

    /// Runs a test against an empty store and cleans up behind it.
    func withStore(
        clock: TestClock = TestClock(), _ body: (any TicketStore) async throws -> Void
    ) async throws {
        switch self {
        case .memory:
            let store = InMemoryTicketStore(clock: { clock.now })
            try await body(store)
            await store.close()
        }
    }

    /// The same, with account-portal installed for these tenants.
    func withAccountPortal(
        clock: TestClock = TestClock(), tenants: [String] = [Cast.tenant],
        _ body: (any TicketStore) async throws -> Void
    ) async throws {
        try await withStore(clock: clock) { store in
            for tenant in tenants { _ = try await store.install(Cast.desk, tenant: tenant) }
            try await body(store)
        }
    }
}
