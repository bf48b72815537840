import Foundation
import Logging
import TTRPC
import TTRPCInterceptors
import TTRPCTransport
import TicketCore
import TicketDesks
import TicketHash
import TicketKeys
import TicketMail
import TicketService
import TicketStoreMemory
import TicketStoreSQLite

/// Several tenants in one store, and a server for the sign-in of each; all of them serve everybody who has a token.
struct CanaryStage: Sendable {
    /// Which store is behind the servers.
    enum Kind: String, Sendable, CaseIterable {
        case memory
        case database
    }

    let store: any TicketStore
    let clients: [CanaryTenant: TTRPCClient]
    let loot: CanaryLoot
    let log: CapturedLog
    let mails: CanaryMails
    let outbox: OutboxService
    let time: MovableTime
    let timer: ManualTimer
    let methods: [MethodDescriptor]

    static func run(_ kind: Kind, _ body: (CanaryStage) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("canaries-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let log = CapturedLog()
        var logger = Logger(label: "test") { _ in CapturedLog.Handler(log: log) }
        logger.logLevel = .trace
        let time = MovableTime(TestClock.start)
        let store: any TicketStore =
            switch kind {
            case .memory: InMemoryTicketStore(clock: { time.now })
            case .database: try SQLiteTicketStore.open(directory: folder.path, clock: { time.now }, logger: logger)
            }
        let keys = ServerKeys.random()
        let loot = CanaryLoot()
        guard var house = MailHouse(domain: MatrixFixture.mailDomain, keys: MailKeys(current: .random())) else {
            return
        }
        house.resetToken = { reset in
            let token = PasswordResetToken.derive(keys, reset.id, digest: reset.digest)
            if let token { loot.add(token, .resetToken) }
            return token
        }
        let mails = CanaryMails(loot)
        let timer = ManualTimer()
        let intake = MailIntake(
            house: house, store: store, contacts: StoredContacts(store: store), clock: { time.now })
        try await seed(store)
        var (servers, clients): ([TTRPCServer], [CanaryTenant: TTRPCClient]) = ([], [:])
        var methods: [MethodDescriptor] = []
        for tenant in CanaryTenant.all {
            let services = try TicketServices(
                store: store, loopCount: 1, drain: DrainSignal(), clock: { time.now }, timer: timer,
                identity: IdentitySettings(tenant: tenant.name, keys: keys, passwords: MatrixFixture.passwords),
                intake: intake)
            var configuration = ServerConfiguration(port: 0)
            configuration.interceptors = [ServerLogging(logger: logger, level: .info)]
            configuration.authenticator = .async { token, _ in try await services.authenticate(token) }
            let router = services.router()
            methods = router.methods
            let server = TTRPCServer(router: router, configuration: configuration, logger: logger)
            let address = try await server.start()
            servers.append(server)
            clients[tenant] = TTRPCClient(host: "127.0.0.1", port: address.port)
        }
        let outbox = OutboxService(
            store: store, writer: TicketMailWriter(house: house, store: store), sender: mails,
            clock: { time.now }, logger: logger)
        let stage = CanaryStage(
            store: store, clients: clients, loot: loot, log: log, mails: mails, outbox: outbox, time: time,
            timer: timer, methods: methods)
        let result: Result<Void, any Error>
        do {
            result = .success(try await body(stage))
        } catch {
            result = .failure(error)
        }
        for client in clients.values { await client.close() }
        for server in servers { await server.stop() }
        await store.close()
        try result.get()
    }

    private static func seed(_ store: any TicketStore) async throws {
        let hash = try await MatrixFixture.passwords.hash(CanaryTenant.password)
        for tenant in CanaryTenant.all {
            for (desk, source) in DeskTemplates.allWithFiles {
                _ = try await store.install(desk, source: source, tenant: tenant.name)
            }
            for desk in tenant.ownDesks() { _ = try await store.install(desk, tenant: tenant.name) }
            for id in CanaryTenant.people {
                let principal = tenant.person(id)
                try await store.save(principal, tenant: tenant.name)
                let digest = SHA256.digest(Array(token(of: id, tenant).utf8))
                try await store.save(TokenRecord(digest: digest, personID: id), tenant: tenant.name)
                if principal.person.role != .service {
                    _ = try await store.setPassword(
                        of: id, hash: hash, verifyTime: TestClock.start,
                        audit: AuditEntry(time: TestClock.start, kind: .passwordChanged, subjectID: id),
                        tenant: tenant.name)
                }
            }
        }
    }

    static func token(of id: String, _ tenant: CanaryTenant) -> String { "token-of-\(id)-of-\(tenant.name)" }

    static func options(_ token: String?) -> CallOptions {
        token.map { CallOptions(metadata: ["authorization": "Bearer \($0)"]) } ?? CallOptions()
    }
}
