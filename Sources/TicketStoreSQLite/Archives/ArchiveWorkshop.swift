internal import Synchronization
internal import TicketCore

/// Where archives are read and written: two threads, one for what takes long and one for pieces of scratch files, so
/// that neither readers nor the files' threads wait for them.
final class ArchiveWorkshop: Sendable {
    private typealias Job = @Sendable () -> Void

    private struct Scratches {
        var open = 0
        var made = 0
    }

    /// Where files' bytes lie.
    let folder: AttachmentFolder
    private let data: DataDirectory
    private let opener: DatabaseOpener
    private let options: SQLiteStoreOptions
    private let long: BlockingQueue<Job>
    private let short: BlockingQueue<Job>
    private let threads: [StoreThread]
    private let scratches = Mutex(Scratches())

    init(in data: DataDirectory, _ opener: DatabaseOpener, options: SQLiteStoreOptions) {
        self.data = data
        self.opener = opener
        self.options = options
        folder = AttachmentFolder(path: data.attachments)
        let long = BlockingQueue<Job>(capacity: max(1, options.scratchFilesMax))
        let short = BlockingQueue<Job>(capacity: options.waitingFileJobsMax)
        self.long = long
        self.short = short
        threads = [long, short].map { queue in
            StoreThread(name: "ticketd-archive") {
                while case .taken(let jobs) = queue.take(max: 1) { for job in jobs { job() } }
            }
        }
    }

    /// A new scratch file.
    func makeScratch() async throws -> any ScratchFile {
        let number = scratches.withLock { scratches -> Int? in
            guard scratches.open < options.scratchFilesMax else { return nil }
            scratches.open += 1
            scratches.made += 1
            return scratches.made
        }
        guard let number else { throw overloaded }
        do {
            return try await run(isLong: false) { [self] in
                try FileScratch.make(path: data.scratch(number)) { [weak self] in self?.release() }
            }
        } catch {
            release()
            if let failure = error as? FileFailure { throw StoreFailure.unwritable("a scratch file: \(failure)") }
            throw error
        }
    }

    private func release() { scratches.withLock { $0.open -= 1 } }

    /// Runs `body` on one of the threads.
    func run<Value: Sendable>(
        isLong: Bool, _ body: @escaping @Sendable () throws -> Value
    ) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            let admission = (isLong ? long : short).add { continuation.resume(with: Result(catching: body)) }
            switch admission {
            case .accepted: break
            case .closed: continuation.resume(throwing: StoreFailure.closed)
            case .full: continuation.resume(throwing: overloaded)
            }
        }
    }

    /// Runs `body` with a connection of its own, so that no reader waits for it.
    func reading<Value: Sendable>(
        _ body: @escaping @Sendable (DeskReading) throws -> Value
    ) async throws -> Value {
        try await run(isLong: true) { [opener] in
            let connection = try opener.openReader(label: "ticketd.archive")
            let result = Result { try body(try DeskReading(connection)) }
            try connection.close()
            do {
                return try result.get()
            } catch let failure as SQLiteFailure {
                throw StoreFailure(reading: failure)
            }
        }
    }

    private var overloaded: StoreFailure { .overloaded(retryAfterMilliseconds: options.retryAfterMilliseconds) }

    /// Takes no more; what waits is still done.
    func stop() {
        long.close()
        short.close()
    }

    /// Does what waits, then ends the threads.
    func finish() async {
        stop()
        for thread in threads { await thread.join() }
    }
}
