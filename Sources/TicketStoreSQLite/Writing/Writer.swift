internal import Logging
internal import TicketCore

/// The one thread that writes: it takes everything that waits, gives each job its own savepoint, commits once, and only
/// then answers (group commit).
///
/// Sendable because its state is touched by the writer's thread alone: `run` is called there, once, and everybody else
/// goes through the queue.
final class Writer: @unchecked Sendable {
    private let connection: Connection
    /// Held for as long as there is a connection that could write.
    private let lock: DirectoryLock
    private let queue: BlockingQueue<WriteJob>
    private let options: SQLiteStoreOptions
    private let clock: @Sendable () -> Timestamp
    private let news: StoreNews
    private let logger: Logger
    private let onFatal: @Sendable (any Error) -> Void

    private let begin: Statement
    private let commit: Statement
    private let rollBack: Statement
    private let savepoint: Savepoint
    private let desks: DeskCache
    private let executor: CommandExecutor
    private let conversations: ConversationExecutor
    private let administration: Administration
    private let eraser: Eraser
    private let expiry: RequestExpiry
    private var checkpointer: Checkpointer
    private let logPages: UnsafeMutablePointer<Int32>
    /// Whether writing had to be given up. Read it after `run` has returned.
    private(set) var hasFailed = false

    init(
        _ connection: Connection, lock: DirectoryLock, queue: BlockingQueue<WriteJob>, options: SQLiteStoreOptions,
        clock: @escaping @Sendable () -> Timestamp, news: StoreNews, logger: Logger,
        onFatal: @escaping @Sendable (any Error) -> Void
    ) throws {
        self.connection = connection
        self.lock = lock
        self.queue = queue
        self.options = options
        self.clock = clock
        self.news = news
        self.logger = logger
        self.onFatal = onFatal
        begin = try connection.prepare("BEGIN IMMEDIATE")
        commit = try connection.prepare("COMMIT")
        rollBack = try connection.prepare("ROLLBACK")
        savepoint = try Savepoint(connection)
        let reads = try KeyedReads(connection)
        desks = DeskCache(reads)
        let erased = try ErasedPeople(connection)
        executor = try CommandExecutor(
            connection, reads: reads, savepoint: savepoint, desks: desks, erased: erased, clock: clock)
        conversations = try ConversationExecutor(
            connection, reads: reads, commands: executor, savepoint: savepoint)
        administration = Administration(connection, reads: reads, desks: desks, erased: erased, clock: clock)
        eraser = try Eraser(
            connection, reads: reads, desks: desks, index: executor.index, administration: administration,
            people: erased)
        expiry = try RequestExpiry(connection)
        checkpointer = Checkpointer(options: options)
        logPages = .allocate(capacity: 1)
        logPages.initialize(to: 0)
        connection.countLogPages(in: logPages)
    }

    /// Works until the queue is closed and empty. The body of the writer's thread.
    func run() {
        while true {
            let idle = checkpointer.isDueWhenIdle && !hasFailed ? options.idleAfterMilliseconds : nil
            switch queue.take(max: options.commandsPerCommitMax, idleAfterMilliseconds: idle) {
            case .taken(let jobs): hasFailed ? refuse(jobs) : write(jobs)
            case .idle: checkpoint(checkpointer.whenIdle())
            case .closed: return
            }
        }
    }

    private func refuse(_ jobs: [WriteJob]) {
        for job in jobs { job.fail(with: .closed) }
    }

    // MARK: One group

    private func write(_ jobs: [WriteJob]) {
        executor.forgetIndex()
        executor.touched.removeAll(keepingCapacity: true)
        executor.requestsRemembered = 0
        conversations.changes = 0
        administration.hasChangedPeople = false
        eraser.changes = 0
        administration.hasAddedEvents = false
        administration.hasAddedMail = false
        let answers: [() -> Void]
        do {
            try begin.run()
            answers = try jobs.map(perform)
            try forgetOldRequests()
            try executor.writeIndex()
        } catch {
            return fail(jobs, before: error)
        }
        do {
            try commit.run()
        } catch {
            return fail(jobs, committing: error)
        }
        // Before the answers: who has one may rely on what it says everywhere.
        news.committed(
            StoreNews.Commit(
                touched: executor.touched, hasOtherEvents: administration.hasAddedEvents || eraser.changes > 0,
                hasOtherNews: conversations.changes > 0 || administration.hasAddedMail,
                hasPeople: administration.hasChangedPeople))
        for answer in answers { answer() }
        checkpoint(checkpointer.afterCommit(pages: Int(logPages.pointee)))
    }

    /// Carries a job out inside the transaction. Gives what to call when the transaction is durable; throws if the
    /// whole group has to be given up.
    private func perform(_ job: WriteJob) throws -> () -> Void {
        switch job {
        case .command(let request, let completion):
            let result = try outcome { try executor.execute(request) }
            return { completion(result) }
        case .conversation(let request, let completion):
            let result = try outcome { try conversations.execute(request) }
            return { completion(result) }
        case .administration(let perform, let fail):
            switch try outcome({ try savepoint.run { try perform(administration) } }) {
            case .success(let succeed): return succeed
            case .failure(let error):
                forgetWhatWasRead()
                return { fail(error) }
            }
        case .erasure(let perform, let fail):
            // What commands before it make of the index of searches has to stand there before it is changed.
            try executor.writeIndex()
            switch try outcome({ try savepoint.run { try perform(eraser) } }) {
            case .success(let succeed): return succeed
            case .failure(let error):
                forgetWhatWasRead()
                return { fail(error) }
            }
        case .scrub(let page, let completion): return { [self] in completion(Result { try scrub(from: page) }) }
        }
    }

    /// Overwrites what a portion of the database's pages hold of what was deleted. After the commit of its group.
    ///
    /// - Returns: the page to go on with; nil at the end.
    private func scrub(from page: Int) throws -> Int? {
        guard !hasFailed else { throw StoreFailure.closed }
        do {
            guard try connection.truncateLog() else {
                throw StoreFailure.overloaded(retryAfterMilliseconds: options.retryAfterMilliseconds)
            }
            return try connection.scrub(from: page)
        } catch let failure as SQLiteFailure {
            failCheckpoint(failure)
            throw StoreFailure.unwritable("\(failure)")
        }
    }

    /// What came of one job. A failure that concerns the job alone is its result; another one is thrown.
    private func outcome<Value>(_ body: () throws -> Value) throws -> Result<Value, any Error> {
        do {
            return .success(try body())
        } catch let failure as SQLiteFailure {
            guard failure.kind == .statement else { throw failure }
            return .failure(StoreFailure.corrupt("\(failure)"))
        } catch {
            return .failure(error)
        }
    }

    private func forgetOldRequests() throws {
        guard executor.requestsRemembered > 0 else { return }
        try expiry.forget(max: 2 * executor.requestsRemembered, now: clock())
    }

    // MARK: Failures

    /// Nothing was committed, so what became of the group is known: nothing.
    private func fail(_ jobs: [WriteJob], before error: any Error) {
        let kind = (error as? SQLiteFailure)?.kind
        guard kind != .sync, endTransaction() else { return stop(jobs, because: error) }
        logger.error("a group of writes was given up", metadata: ["reason": "\(error)", "jobs": "\(jobs.count)"])
        let failure: StoreFailure = kind == .corrupt ? .corrupt("\(error)") : .unwritable("\(error)")
        for job in jobs { job.fail(with: failure) }
    }

    /// A full disk fails the commit before its last page is written, so that nothing took effect. After any other
    /// failure the disk may or may not hold the commit.
    private func fail(_ jobs: [WriteJob], committing error: any Error) {
        guard (error as? SQLiteFailure)?.kind == .unwritable, endTransaction() else {
            return stop(jobs, because: error)
        }
        logger.error("a group of writes found no room", metadata: ["reason": "\(error)", "jobs": "\(jobs.count)"])
        for job in jobs { job.fail(with: .unwritable("\(error)")) }
    }

    /// Nothing is retried after a failed sync: the kernel may have dropped what it could not write, and a second sync
    /// would say that all is well.
    private func stop(_ jobs: [WriteJob], because error: any Error) {
        halt(because: error)
        for job in jobs { job.fail(with: .outcomeUnknown("\(error)")) }
    }

    private func halt(because error: any Error) {
        hasFailed = true
        queue.close()
        logger.critical("the store takes no more writes", metadata: ["reason": "\(error)"])
        onFatal(error)
    }

    /// Whether no transaction is open any more.
    private func endTransaction() -> Bool {
        forgetWhatWasRead()
        guard connection.isInTransaction else { return true }
        do {
            try rollBack.run()
            return true
        } catch {
            return !connection.isInTransaction
        }
    }

    private func forgetWhatWasRead() {
        connection.forgetTenants()
        desks.forgetAll()
    }

    // MARK: Checkpoints

    private func checkpoint(_ mode: CheckpointMode?) {
        guard let mode else { return }
        do {
            _ = try connection.checkpoint(mode)
        } catch {
            failCheckpoint(error)
        }
    }

    /// What the log holds is safe, and a full disk can wait. But after a failed sync of the database file a second
    /// checkpoint could take pages for written that are not, and throw the log away.
    private func failCheckpoint(_ error: SQLiteFailure) {
        if error.kind == .unwritable {
            logger.warning("a checkpoint found no room", metadata: ["reason": "\(error)"])
        } else {
            halt(because: error)
        }
    }

    // MARK: Closing

    /// Carries the whole log over, after `run` has returned. After a failure it is left as it is, for the next start.
    func finish() {
        guard !hasFailed else { return }
        do {
            _ = try connection.checkpoint(.truncate)
        } catch {
            failCheckpoint(error)
        }
    }

    /// Closes the connection. SQLite carries the log over when the last connection to a database closes: after a
    /// failure, which is no time for that, a reader has to be open still.
    func close() {
        do {
            try connection.close()
        } catch {
            logger.error("the database was not closed in order", metadata: ["reason": "\(error)"])
        }
        logPages.deallocate()
        lock.release()
    }
}
