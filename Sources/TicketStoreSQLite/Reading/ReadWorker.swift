/// One thread's part of the reader pool.
///
/// Sendable because its connection is touched by the thread that calls `run`, once, and after that thread has ended by
/// whoever closes the store.
final class ReadWorker: @unchecked Sendable {
    private let connection: Connection
    private let session: ReadSession
    private let queue: BlockingQueue<@Sendable (ReadSession) -> Void>

    init(
        _ connection: Connection, queue: BlockingQueue<@Sendable (ReadSession) -> Void>, options: SQLiteStoreOptions
    ) throws {
        self.connection = connection
        self.queue = queue
        session = try ReadSession(connection, options: options)
    }

    /// Answers until the queue is closed and empty.
    func run() {
        while case .taken(let jobs) = queue.take(max: 1) {
            for job in jobs { job(session) }
        }
    }

    /// Closes the connection, after `run` has returned.
    func close() {
        // It only reads, so failing to close loses nothing.
        try? connection.close()
    }
}
