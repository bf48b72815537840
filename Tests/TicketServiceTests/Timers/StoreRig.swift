import Foundation
import Logging
import Synchronization
import Testing
import TicketCore
import TicketDesks
import TicketStoreMemory
import TicketStoreSQLite

@testable import TicketService

/// A timer service over a store with a live chat, with time that passes when a test says so.
final class StoreRig {
    enum Kind: CaseIterable {
        case memory
        case sqlite
    }

    static let tenant = "north"
    private static let customer = actor("ana", .requester)
    private static let agent = actor("alba", .agent)

    let kind: Kind
    private(set) var store: any TicketStore
    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("timers-\(UUID().uuidString)")
    private let time = TestTime()
    private var sleeper = ManualTimer()
    private var task: Task<Void, any Error>?

    init(_ kind: Kind) async throws {
        self.kind = kind
        store = InMemoryTicketStore(clock: { [time] in time.now })
        if kind == .sqlite { store = try open() }
        _ = try await store.install(DeskTemplates.liveChat, tenant: Self.tenant)
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    var now: Timestamp { time.now }

    // MARK: The service

    /// Starts the service, and returns when it sleeps for the first time.
    func start() async {
        sleeper = ManualTimer()
        let service = TimerService(store: store, clock: { [time] in time.now }, sleeper: sleeper, logger: .silent)
        task = Task { try await service.run() }
        await sleeper.hasSleeper()
    }

    /// Ends the service, and the store with it where there is something that outlives it.
    func restart(after seconds: Double) async throws {
        try await stop()
        if kind == .sqlite {
            await store.close()
            store = try open()
        }
        time.advance(seconds: seconds)
        await start()
    }

    func stop() async throws {
        task?.cancel()
        try await task?.value
        task = nil
    }

    /// Ends everything.
    func finish() async throws {
        try await stop()
        await store.close()
    }

    func setTime(bySeconds seconds: Double) {
        time.advance(seconds: seconds)
    }

    /// Lets time pass in steps of half a second, in which the service may do what it has to.
    func pass(seconds: Double) async {
        for _ in 0..<Int(seconds * 2) {
            time.advance(seconds: 0.5)
            for _ in 0..<2 {
                sleeper.advance(by: .milliseconds(250))
                await sleeper.hasSleeper()
            }
        }
    }

    // MARK: The chat

    func open(subject: String) async throws -> Int64 {
        let new = NewTicket(desk: "live-chat", subject: subject, channel: .chat)
        return try await store.execute(CommandRequest(actor: Self.customer, command: .create(new))).ticket.number
    }

    func agentWrites(_ number: Int64) async throws -> Ticket { try await write(number, as: Self.agent) }

    func customerWrites(_ number: Int64) async throws -> Ticket { try await write(number, as: Self.customer) }

    func ticket(_ number: Int64) async throws -> Ticket {
        try #require(try await store.ticket(number, tenant: Self.tenant))
    }

    /// When each firing of a ticket's timers was decided.
    func firings(of number: Int64) async throws -> [Timestamp] {
        let query = EventQuery(tenant: Self.tenant, scope: .all, ticketNumbers: [number], after: nil, limit: 10_000)
        return try await store.events(query).entries.compactMap { entry in
            if case .timerFired = entry.event.change { entry.event.time } else { nil }
        }
    }

    private func write(_ number: Int64, as actor: Actor) async throws -> Ticket {
        let command = Command.addComment(
            number: number, body: "Hello?", replyTo: nil, informational: false, channel: .chat)
        return try await store.execute(CommandRequest(actor: actor, command: command)).ticket
    }

    private func open() throws -> SQLiteTicketStore {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return try SQLiteTicketStore.open(directory: folder.path, clock: { [time] in time.now }, logger: .silent)
    }

    private static func actor(_ id: String, _ role: Role) -> Actor {
        Actor(tenant: tenant, person: PersonReference(id: id, name: id, email: "\(id)@example.com", role: role))
    }
}

/// The time of day, which a test sets.
private final class TestTime: Sendable {
    private let time = Mutex(TestClock.start)

    var now: Timestamp { time.withLock { $0 } }

    func advance(seconds: Double) {
        time.withLock { time in
            time = Timestamp(microsecondsSinceEpoch: time.microsecondsSinceEpoch + Int64(seconds * 1_000_000))
        }
    }
}

extension Logger {
    fileprivate static var silent: Logger { Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }) }
}
