import Foundation
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

/// Every service over a store with every desk behind a real socket, with time that passes when a test says so.
struct ChatFixture {
    /// Somebody to call as; the raw value is the id, and the token is made of it.
    enum Caller: String, CaseIterable {
        case ana, bruno, alba, teo

        var token: String { "token-of-\(rawValue)" }
        var role: TicketCore.Role { self == .ana || self == .bruno ? .requester : .agent }
    }

    static let tenant = "t"

    let store: InMemoryTicketStore
    let time: MovableTime
    let timer: ManualTimer
    let drain: DrainSignal
    private let port: Int

    /// Runs a test with a fixture of its own.
    static func run(
        at now: Timestamp = TestClock.start, desks: [TicketCore.Desk] = DeskTemplates.all,
        _ body: @Sendable (ChatFixture) async throws -> Void
    ) async throws {
        let time = MovableTime(now)
        let store = InMemoryTicketStore(clock: { time.now })
        for desk in desks { _ = try await store.install(desk, tenant: tenant) }
        for caller in Caller.allCases { try await seed(caller, in: store) }
        let timer = ManualTimer()
        let drain = DrainSignal()
        let services = try TicketServices(
            store: store, loopCount: 1, drain: drain, clock: { time.now }, timer: timer)
        var configuration = ServerConfiguration(port: 0)
        configuration.authenticator = .async { token, _ in try await services.authenticate(token) }
        let server = TTRPCServer(
            router: services.router(), configuration: configuration,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        let address = try await server.start()
        let fixture = ChatFixture(store: store, time: time, timer: timer, drain: drain, port: address.port)
        do {
            try await body(fixture)
        } catch {
            await server.stop()
            await store.close()
            throw error
        }
        await server.stop()
        await store.close()
    }

    private static func seed(_ caller: Caller, in store: InMemoryTicketStore) async throws {
        let person = PersonReference(
            id: caller.rawValue, name: caller.rawValue.capitalized, email: "\(caller.rawValue)@example.com",
            role: caller.role, account: caller.role == .requester ? "acme" : nil)
        try await store.save(
            Principal(person: person, locale: caller == .ana ? LanguageTag("es-MX") : nil), tenant: tenant)
        try await store.save(
            TokenRecord(digest: Token(text: caller.token).digest, personID: caller.rawValue), tenant: tenant)
    }

    /// Runs `body` with services on a connection of its own.
    func connected<Value>(
        as caller: Caller, _ body: (ConversationServiceClient, TicketServiceClient) async throws -> Value
    ) async throws -> Value {
        try await connected(as: caller) { client in
            try await body(ConversationServiceClient(invoker: client), TicketServiceClient(invoker: client))
        }
    }

    /// Runs `body` with a connection of its own.
    func connected<Value>(
        as caller: Caller, _ body: (TTRPCClient) async throws -> Value
    ) async throws -> Value {
        var configuration = ClientConfiguration()
        configuration.token = caller.token
        let client = TTRPCClient(host: "127.0.0.1", port: port, configuration: configuration)
        do {
            let value = try await body(client)
            await client.close()
            return value
        } catch {
            await client.close()
            throw error
        }
    }

    /// Starts a chat.
    func start(
        _ desk: String = "live-chat", subject: String = "No sound", body: String = "", as caller: Caller = .ana
    ) async throws -> TicketMessages.Conversation {
        try await connected(as: caller) { conversations, _ in
            try await conversations.startConversation(
                StartConversationRequest(conversation: .init(desk: desk, subject: subject), body: body))
        }
    }

    /// Enters a chat on a connection of its own.
    func chat<Value>(
        _ id: String, as caller: Caller, after: Int64 = 0, _ body: (ChatVisit) async throws -> Value
    ) async throws -> Value {
        try await connected(as: caller) { conversations, _ in
            try await conversations.chat { writer, replies in
                try await writer.send(ChatRequest(kind: .open(ChatOpen(conversationID: id, lastMessageID: after))))
                return try await body(ChatVisit(writer: writer, replies: replies))
            }
        }
    }

    /// Takes a token away.
    func revoke(_ caller: Caller) async throws {
        try await store.save(
            TokenRecord(digest: Token(text: caller.token).digest, personID: caller.rawValue, expireTime: time.now),
            tenant: Self.tenant)
    }
}

/// The time of day, which a test sets.
final class MovableTime: Sendable {
    private let time: Mutex<Timestamp>

    init(_ time: Timestamp) {
        self.time = Mutex(time)
    }

    var now: Timestamp { time.withLock { $0 } }

    func set(_ time: Timestamp) {
        self.time.withLock { $0 = time }
    }

    func advance(seconds: Double) {
        time.withLock { time in
            time = Timestamp(microsecondsSinceEpoch: time.microsecondsSinceEpoch + Int64(seconds * 1_000_000))
        }
    }
}
