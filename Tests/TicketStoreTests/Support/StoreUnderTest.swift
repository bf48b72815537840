import Testing
import TicketCore
import TicketDesks
import TicketStoreMemory
import TicketStoreSQLite

/// The stores that have to keep every promise of `TicketStore`.
enum StoreUnderTest: CaseIterable, CustomTestStringConvertible {
    case memory
    case sqlite

    var testDescription: String { "\(self)" }

    /// Runs a test against an empty store and cleans up behind it.
    func withStore(
        clock: TestClock = TestClock(), _ body: (any TicketStore) async throws -> Void
    ) async throws {
        switch self {
        case .memory:
            try await run(body, on: InMemoryTicketStore(clock: { clock.now }))
        case .sqlite:
            let folder = try TemporaryFolder()
            try await run(body, on: try SQLiteTicketStore.open(in: folder, clock: clock))
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

    /// The same, with all five desks and everybody known.
    func withEveryDesk(
        clock: TestClock = TestClock(), _ body: (any TicketStore) async throws -> Void
    ) async throws {
        try await withStore(clock: clock) { store in
            try await store.installEverything(tenant: Cast.tenant)
            try await body(store)
        }
    }

    private func run(_ body: (any TicketStore) async throws -> Void, on store: any TicketStore) async throws {
        do {
            try await body(store)
        } catch {
            await store.close()
            throw error
        }
        await store.close()
    }
}

extension TicketStore {
    /// Installs every built-in desk and makes everybody known.
    func installEverything(tenant: String) async throws {
        for desk in DeskTemplates.all { _ = try await install(desk, tenant: tenant) }
        for actor in Cast.everybody {
            try await save(
                Principal(person: actor.person, locale: actor.locale, scopes: actor.scopes), tenant: tenant)
        }
    }

    /// Carries out a command.
    @discardableResult
    func run(_ command: Command, as actor: Actor, key: IdempotencyKey? = nil) async throws -> CommandOutcome {
        try await execute(CommandRequest(actor: actor, command: command, idempotencyKey: key))
    }
}
