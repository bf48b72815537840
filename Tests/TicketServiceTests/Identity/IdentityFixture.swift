import Logging
import Synchronization
import TTRPC
import TTRPCTransport
import TicketCore
import TicketDesks
import TicketKeys
import TicketMessages
import TicketService
import TicketStoreMemory

/// Every service behind a real socket, with Ana, who has a password, and Inés, an admin with a token.
struct IdentityFixture {
    static let tenant = "t"
    static let password = "correct horse battery"
    static let adminToken = "token-of-ines"

    let store: InMemoryTicketStore
    let time: MovableTime
    let timer: ManualTimer
    let passwords: CountedPasswords
    let keys: ServerKeys
    let log: CapturedLog
    let client: TTRPCClient

    static func run(_ body: @Sendable (IdentityFixture) async throws -> Void) async throws {
        let time = MovableTime(TestClock.start)
        let store = InMemoryTicketStore(clock: { time.now })
        for desk in DeskTemplates.all { _ = try await store.install(desk, tenant: tenant) }
        let (timer, passwords, keys, log) = (ManualTimer(), CountedPasswords(), ServerKeys.random(), CapturedLog())
        let services = try TicketServices(
            store: store, loopCount: 1, drain: DrainSignal(), clock: { time.now }, timer: timer,
            identity: IdentitySettings(tenant: tenant, keys: keys, passwords: passwords))
        var configuration = ServerConfiguration(port: 0)
        configuration.authenticator = .async { token, _ in try await services.authenticate(token) }
        var logger = Logger(label: "test") { _ in CapturedLog.Handler(log: log) }
        logger.logLevel = .trace
        let server = TTRPCServer(router: services.router(), configuration: configuration, logger: logger)
        let address = try await server.start()
        let client = TTRPCClient(host: "127.0.0.1", port: address.port)
        let fixture = IdentityFixture(
            store: store, time: time, timer: timer, passwords: passwords, keys: keys, log: log, client: client)
        do {
            try await fixture.seed()
            try await body(fixture)
        } catch {
            await fixture.stop(server)
            throw error
        }
        await fixture.stop(server)
    }

    private func stop(_ server: TTRPCServer) async {
        await client.close()
        await server.stop()
        await store.close()
    }

    var identity: IdentityServiceClient { IdentityServiceClient(invoker: client) }
    var tickets: TicketServiceClient { TicketServiceClient(invoker: client) }
    var events: EventServiceClient { EventServiceClient(invoker: client) }

    private func seed() async throws {
        let ana = PersonReference(id: "ana", name: "Ana", email: "ana@example.com", role: .requester, account: "acme")
        let ines = PersonReference(id: "ines", name: "Inés", email: "ines@example.com", role: .admin)
        for person in [ana, ines] { try await store.save(Principal(person: person), tenant: Self.tenant) }
        _ = try await store.setPassword(
            of: "ana", hash: try await passwords.base.hash(Self.password), verifyTime: time.now,
            audit: TicketCore.AuditEntry(time: time.now, kind: .passwordChanged), tenant: Self.tenant)
        try await store.save(
            TokenRecord(digest: Token(text: Self.adminToken).digest, personID: "ines"), tenant: Self.tenant)
    }

    func signIn(_ email: String = "ana@example.com", _ password: String = password) async throws -> SessionTokens {
        try await identity.signIn(SignInRequest(email: email, password: password))
    }

    func refresh(_ token: String) async throws -> SessionTokens {
        try await identity.refreshSession(RefreshSessionRequest(refreshToken: token))
    }

    func whoAmI(_ token: String) async throws -> WhoAmIResponse {
        try await identity.whoAmI(WhoAmIRequest(), options: .bearing(token))
    }

    /// Asks for a mail, and gives the token that it brings; nil where there is none.
    func resetToken(_ email: String = "ana@example.com") async throws -> String? {
        let earlier = store.outbox(tenant: Self.tenant).count
        _ = try await identity.requestPasswordReset(RequestPasswordResetRequest(email: email))
        guard let id = store.outbox(tenant: Self.tenant).dropFirst(earlier).first?.reset else { return nil }
        let reset = try await store.passwordReset(id: id, tenant: Self.tenant)
        return reset.flatMap { PasswordResetToken.derive(keys, id, digest: $0.digest) }
    }

    func confirm(_ token: String, _ password: String) async throws {
        _ = try await identity.confirmPasswordReset(
            ConfirmPasswordResetRequest(token: token, newPassword: password))
    }

    /// The audit log as it stands, oldest first.
    func entries() async throws -> [TicketCore.AuditEntry] {
        try await store.auditEntries(AuditQuery(tenant: Self.tenant, limit: 1_000)).map(\.entry).reversed()
    }
}

extension CallOptions {
    static func bearing(_ token: String) -> CallOptions {
        CallOptions(metadata: ["authorization": "Bearer \(token)"])
    }

    static var asInes: CallOptions { .bearing(IdentityFixture.adminToken) }
}

/// Argon2id with little work, counted.
final class CountedPasswords: PasswordHashing {
    let base = Argon2Hasher(cost: PasswordCost(passes: 1, memoryBytes: 16_384))
    private let counted = Mutex(0)

    /// How many passwords were hashed or compared.
    var count: Int { counted.withLock { $0 } }

    func hash(_ password: String) async throws -> String {
        counted.withLock { $0 += 1 }
        return try await base.hash(password)
    }

    func verify(_ password: String, against hash: String?) async throws -> Bool {
        counted.withLock { $0 += 1 }
        return try await base.verify(password, against: hash)
    }

    func isOutgrown(_ hash: String) -> Bool { base.isOutgrown(hash) }
}

/// Everything that a server writes into its log.
final class CapturedLog: Sendable {
    private let lines = Mutex<[String]>([])

    var text: String { lines.withLock { $0.joined(separator: "\n") } }

    struct Handler: LogHandler {
        let log: CapturedLog
        var logLevel: Logger.Level = .trace
        var metadata: Logger.Metadata = [:]

        init(log: CapturedLog) {
            self.log = log
        }

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            log.lines.withLock { $0.append("\(event.message) \(event.metadata ?? [:]) \(metadata)") }
        }
    }
}
