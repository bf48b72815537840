import Logging
import TicketCore
import TicketStoreSQLite

extension SQLiteTicketStore {
    /// A store in a folder, with nothing logged.
    static func open(
        in folder: TemporaryFolder, options: SQLiteStoreOptions = SQLiteStoreOptions(),
        clock: @escaping @Sendable () -> Timestamp, onFatal: @escaping @Sendable (any Error) -> Void = { _ in }
    ) throws -> SQLiteTicketStore {
        try open(
            directory: folder.path, options: options, clock: clock,
            logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }), onFatal: onFatal)
    }

    /// The same, with a clock that a test moves.
    static func open(
        in folder: TemporaryFolder, options: SQLiteStoreOptions = SQLiteStoreOptions(), clock: TestClock = TestClock()
    ) throws -> SQLiteTicketStore {
        try open(in: folder, options: options, clock: { clock.now })
    }

    /// A store in a new folder with account-portal installed.
    static func withAccountPortal(
        in folder: TemporaryFolder, options: SQLiteStoreOptions = SQLiteStoreOptions(), clock: TestClock = TestClock()
    ) async throws -> SQLiteTicketStore {
        let store = try open(in: folder, options: options, clock: clock)
        _ = try await store.install(Cast.desk, tenant: Cast.tenant)
        return store
    }

    /// Submits creations one right after the other, then calls `release`. The answers, in the order of submission.
    func answers(
        toCreations count: Int, subject: (Int) -> String = { "Ticket \($0)" }, release: () -> Void = {}
    ) async -> [Result<CommandOutcome, any Error>] {
        let (stream, continuation) = AsyncStream.makeStream(of: (Int, Result<CommandOutcome, any Error>).self)
        for index in 0..<count {
            submit(.creation(subject: subject(index))) { continuation.yield((index, $0)) }
        }
        release()
        var answers: [(Int, Result<CommandOutcome, any Error>)] = []
        for await answer in stream {
            answers.append(answer)
            if answers.count == count { break }
        }
        return answers.sorted { $0.0 < $1.0 }.map(\.1)
    }
}

extension CommandRequest {
    /// Ana's request for a ticket.
    static func creation(subject: String, key: IdempotencyKey? = nil) -> CommandRequest {
        CommandRequest(
            actor: Cast.ana, command: .create(NewTicket(desk: Cast.desk.key, subject: subject)), idempotencyKey: key)
    }
}

extension Result where Failure == any Error {
    /// The failure, if it is one of the store's.
    var storeFailure: StoreFailure? {
        if case .failure(let error) = self { error as? StoreFailure } else { nil }
    }
}
