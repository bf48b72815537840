import Foundation
import Logging
import Synchronization
import TTRPC
import TTRPCTransport
import TicketCore
import TicketDesks
import TicketKeys
import TicketMail
import TicketService
import TicketStoreSQLite

/// Every service over a database behind a real socket, with somebody for each column of the matrix.
final class MatrixFixture: Sendable {
    static let tenant = "north"
    static let otherTenant = "south"
    /// A customer who calls nothing.
    static let bystander = PersonReference(
        id: "marta", name: "marta", email: "marta@example.com", role: .requester, account: "globex")

    /// A tenant of which only a desk is carried away, by its admin.
    static let source = "west"
    static let carriedDesk = "carried"
    static let carrier = PersonReference(id: "wanda", name: "wanda", email: "wanda@example.com", role: .admin)

    static let keys = ServerKeys.random()
    static let mailKeys = MailKeys(current: MailKey.random())
    static let mailDomain = "desk.example"
    static let passwords = Argon2Hasher(cost: PasswordCost(passes: 1, memoryBytes: 8_192))

    private static let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    let store: any TicketStore
    let timer: ManualTimer
    private let client: TTRPCClient
    private let counter = Mutex(0)

    /// Runs a test with a fixture of its own.
    static func run(_ body: (MatrixFixture) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("matrix-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let store = try SQLiteTicketStore.open(
            directory: folder.path, clock: { TestClock.start }, logger: quiet)
        try await seed(store)
        let timer = ManualTimer()
        let services = try TicketServices(
            store: store, loopCount: 1, drain: DrainSignal(), clock: { TestClock.start }, timer: timer,
            identity: IdentitySettings(tenant: tenant, keys: keys, passwords: passwords),
            intake: MailHouse(domain: mailDomain, keys: mailKeys).map { house in
                MailIntake(
                    house: house, store: store, contacts: StoredContacts(store: store), clock: { TestClock.start })
            })
        var configuration = ServerConfiguration(port: 0)
        configuration.authenticator = .async { token, _ in try await services.authenticate(token) }
        let server = TTRPCServer(router: services.router(), configuration: configuration, logger: quiet)
        let address = try await server.start()
        let fixture = MatrixFixture(
            store: store, timer: timer, client: TTRPCClient(host: "127.0.0.1", port: address.port))
        let result: Result<Void, any Error>
        do {
            result = .success(try await body(fixture))
        } catch {
            result = .failure(error)
        }
        await fixture.client.close()
        await server.stop()
        await store.close()
        try result.get()
    }

    private init(store: any TicketStore, timer: ManualTimer, client: TTRPCClient) {
        self.store = store
        self.timer = timer
        self.client = client
    }

    private static func seed(_ store: SQLiteTicketStore) async throws {
        for desk in [MatrixDesk.everything, MatrixDesk.elsewhere] {
            _ = try await store.install(desk, tenant: tenant)
        }
        _ = try await store.install(
            DeskTemplates.liveChat, source: DeskTemplates.files["live-chat"], tenant: tenant)
        try await store.save(Principal(person: bystander), tenant: tenant)
        var carried = MatrixDesk.elsewhere
        carried.key = carriedDesk
        _ = try await store.install(carried, tenant: source)
        try await save(carrier, tenant: source, in: store)
        // The other tenant has people, and nothing of this one.
        for caller in MatrixCaller.allCases {
            guard let person = caller.person else { continue }
            try await save(person, tenant: caller.tenant, in: store)
        }
    }

    private static func save(
        _ person: PersonReference, scopes: Set<Scope> = [], tenant: String, in store: any TicketStore
    ) async throws {
        try await store.save(Principal(person: person, scopes: scopes), tenant: tenant)
        try await store.save(
            TokenRecord(digest: Token(text: token(of: person.id)).digest, personID: person.id), tenant: tenant)
    }

    private static func token(of id: String) -> String { "token-of-\(id)" }

    static var carrierOptions: CallOptions { options(as: carrier.id) }

    /// Calls as somebody who has a token from the beginning.
    private static func options(as id: String) -> CallOptions {
        CallOptions(metadata: ["authorization": "Bearer \(token(of: id))"])
    }

    /// Somebody about to call, with a ticket of their own to call about.
    func visit(_ row: MatrixRow, _ caller: MatrixCaller) async throws -> MatrixVisit {
        let number = counter.withLock { count in
            count += 1
            return count
        }
        let scene = try await MatrixScene(store: store, id: "visit\(number)", isShared: caller == .mateOfShared)
        var id = caller.person?.id
        if caller == .with || caller == .without {
            let program = PersonReference(id: "program\(number)", name: "program", email: "", role: .service)
            id = program.id
            try await Self.save(program, scopes: caller.scopes(for: row), tenant: Self.tenant, in: store)
        }
        return MatrixVisit(
            client: client, options: id.map(Self.options) ?? CallOptions(), caller: caller, scene: scene, timer: timer)
    }
}
