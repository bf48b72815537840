internal import TicketCore

/// A few threads that answer lists and searches, each with a connection of its own, so that nobody who asks is blocked.
final class ReaderPool: Sendable {
    private let queue: BlockingQueue<@Sendable (ReadSession) -> Void>
    private let workers: [ReadWorker]
    private let threads: [StoreThread]
    private let retryAfterMilliseconds: Int

    /// Opens the connections and starts the threads.
    init(_ opener: DatabaseOpener, options: SQLiteStoreOptions) throws {
        let queue = BlockingQueue<@Sendable (ReadSession) -> Void>(capacity: options.waitingReadsMax)
        let workers = try (1...max(1, options.readerCount)).map { number in
            try ReadWorker(opener.openReader(label: "ticketd.reader.\(number)"), queue: queue, options: options)
        }
        self.queue = queue
        self.workers = workers
        threads = workers.map { worker in StoreThread(name: "ticketd-read") { worker.run() } }
        retryAfterMilliseconds = options.retryAfterMilliseconds
    }

    /// Runs `body` on one of the threads.
    func read<Value: Sendable>(_ body: @escaping @Sendable (ReadSession) throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            let admission = queue.add { session in
                do {
                    continuation.resume(returning: try body(session))
                } catch let failure as SQLiteFailure {
                    continuation.resume(throwing: StoreFailure(reading: failure))
                } catch {
                    continuation.resume(throwing: error)
                }
            }
            switch admission {
            case .accepted: break
            case .closed: continuation.resume(throwing: StoreFailure.closed)
            case .full:
                continuation.resume(
                    throwing: StoreFailure.overloaded(retryAfterMilliseconds: retryAfterMilliseconds))
            }
        }
    }

    /// Takes no more reads; what waits is still answered.
    func stop() {
        queue.close()
    }

    /// Answers what waits, then ends the threads. The connections stay open.
    func finish() async {
        stop()
        for thread in threads { await thread.join() }
    }

    /// Closes the connections, after `finish`.
    func close() {
        for worker in workers { worker.close() }
    }
}
