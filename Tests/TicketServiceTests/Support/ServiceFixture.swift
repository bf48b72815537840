import Logging
import Synchronization
import TTRPC
import TTRPCTransport
import Testing
import TicketCore
import TicketDesks
import TicketMessages
import TicketService
import TicketStoreMemory

/// Every service over an in-memory store behind a real socket, with people to call as.
struct ServiceFixture {
    let store: InMemoryTicketStore
    let clock: TestClock
    let timer: ManualTimer
    let drain: DrainSignal
    let client: TTRPCClient
    private let port: Int

    /// Somebody to call as; the raw value is the id, and the token is made of it.
    enum Caller: String, CaseIterable {
        case ana, bruno, chloe, alba, ines, importer, expired

        var token: String { "token-of-\(rawValue)" }
    }

    static let tenant = "t"

    /// Runs a test with a fixture of its own.
    static func run(
        reflection: ReflectionAccess = .open, attachmentLimits: AttachmentLimits = AttachmentLimits(),
        rateLimits: RateLimits = .none, serverLimits: ServerLimits = ServerLimits(),
        _ body: (ServiceFixture) async throws -> Void
    ) async throws {
        let clock = TestClock()
        let store = InMemoryTicketStore(clock: { clock.now })
        // All but live-chat, which the tests of desks install themselves.
        for desk in DeskTemplates.all where desk.key != "live-chat" {
            _ = try await store.install(desk, tenant: tenant)
        }
        try await seed(store)
        let timer = ManualTimer()
        let drain = DrainSignal()
        let services = try TicketServices(
            store: store, loopCount: 1, drain: drain, clock: { clock.now }, timer: timer,
            attachmentLimits: attachmentLimits, rateLimits: rateLimits)
        var router = services.router()
        services.registerReflection(in: &router, access: reflection)
        var configuration = ServerConfiguration(port: 0)
        configuration.limits = serverLimits
        configuration.authenticator = .async { token, _ in try await services.authenticate(token) }
        let server = TTRPCServer(
            router: router, configuration: configuration,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        let address = try await server.start()
        let client = TTRPCClient(host: "127.0.0.1", port: address.port)
        let fixture = ServiceFixture(
            store: store, clock: clock, timer: timer, drain: drain, client: client, port: address.port)
        do {
            try await body(fixture)
        } catch {
            await fixture.stop(server)
            throw error
        }
        await fixture.stop(server)
    }

    var tickets: TicketServiceClient { TicketServiceClient(invoker: client) }
    var events: EventServiceClient { EventServiceClient(invoker: client) }
    var desks: DeskServiceClient { DeskServiceClient(invoker: client) }
    var attachments: AttachmentServiceClient { AttachmentServiceClient(invoker: client) }
    var identity: IdentityServiceClient { IdentityServiceClient(invoker: client) }
    var reflection: GRPCReflectionServerReflectionClient { GRPCReflectionServerReflectionClient(invoker: client) }
    var health: GRPCHealthHealthClient { GRPCHealthHealthClient(invoker: client) }

    /// Runs `body` with a client whose connection is opened with a token, and whose calls have none of their own.
    func connecting(token: String, _ body: (IdentityServiceClient) async throws -> Void) async throws {
        var configuration = ClientConfiguration()
        configuration.token = token
        let client = TTRPCClient(host: "127.0.0.1", port: port, configuration: configuration)
        do {
            try await body(IdentityServiceClient(invoker: client))
        } catch {
            await client.close()
            throw error
        }
        await client.close()
    }

    /// A ticket of ana's.
    func createTicket(
        _ subject: String = "No puedo entrar", shared: Bool = false, at desk: String = "account-portal",
        as caller: Caller = .ana
    ) async throws -> TicketMessages.Ticket {
        try await tickets.createTicket(
            CreateTicketRequest(ticket: .init(desk: desk, subject: subject, shared: shared)), options: .as(caller))
    }

    /// Installs a desk, or a new version of one.
    func install(_ desk: TicketCore.Desk) async throws {
        _ = try await store.install(desk, tenant: Self.tenant)
    }

    /// The ticket as somebody sees it.
    func ticket(_ number: Int64, as caller: Caller) async throws -> TicketMessages.Ticket {
        try await tickets.getTicket(GetTicketRequest(number: number), options: .as(caller))
    }

    /// Every event of a ticket that somebody sees.
    func events(of number: Int64, as caller: Caller) async throws -> [TicketMessages.Event] {
        try await events.listEvents(
            ListEventsRequest(pageSize: 200, filter: EventFilter(ticketNumbers: [number])), options: .as(caller)
        ).events
    }

    private func stop(_ server: TTRPCServer) async {
        await client.close()
        await server.stop()
        await store.close()
    }

    private static func seed(_ store: InMemoryTicketStore) async throws {
        func add(_ caller: Caller, _ role: TicketCore.Role, account: String?, scopes: Set<Scope> = []) async throws {
            let person = PersonReference(
                id: caller.rawValue, name: caller.rawValue, email: "\(caller.rawValue)@example.com", role: role,
                account: account)
            try await store.save(Principal(person: person, scopes: scopes), tenant: tenant)
            let token = TokenRecord(
                digest: Token(text: caller.token).digest, personID: caller.rawValue,
                expireTime: caller == .expired ? TestClock.start : nil)
            try await store.save(token, tenant: tenant)
        }
        try await add(.ana, .requester, account: "acme")
        try await add(.bruno, .requester, account: "acme")
        try await add(.chloe, .requester, account: "globex")
        try await add(.alba, .agent, account: nil)
        try await add(.ines, .admin, account: nil)
        try await add(.importer, .service, account: nil, scopes: [.createTickets])
        try await add(.expired, .requester, account: "acme")
    }
}

extension CallOptions {
    /// The options of a call by somebody, wanting labels in a language.
    static func `as`(_ caller: ServiceFixture.Caller, language: String? = nil) -> CallOptions {
        var metadata: Metadata = ["authorization": "Bearer \(caller.token)"]
        if let language { metadata.append("accept-language", language) }
        return CallOptions(metadata: metadata)
    }
}
