public import Logging
public import TicketCore

/// Tickets in an SQLite database: the store for one server.
///
/// One thread writes, with one connection that alone checkpoints; it commits many commands at once and answers after
/// the sync. A few threads read, and point readers read on their callers' threads; reads never wait for writes.
public final class SQLiteTicketStore: TicketStore {
    private let opener: DatabaseOpener
    private let options: SQLiteStoreOptions
    private let queue: BlockingQueue<WriteJob>
    private let writer: Writer
    private let writerThread: StoreThread
    let readers: ReaderPool
    /// The bytes of attachments.
    let files: AttachmentFiles
    let erasures: ErasureRunner
    /// Where archives are read and written.
    let archives: ArchiveWorkshop
    let clock: @Sendable () -> Timestamp
    let news = StoreNews()
    private let newPages: SharedEventPages
    private let closing = Once()

    /// Opens the store in a directory, and makes both if they are not there.
    ///
    /// - Parameters:
    ///   - directory: the data directory; its parent has to be there.
    ///   - options: how the store works.
    ///   - clock: tells the time of each decision.
    ///   - logger: where failures of the disk are written.
    ///   - onFatal: called once, on the writer's thread, when the store stops taking writes for good. Reads go on; the
    ///     server has to be started anew, so that what is on the disk is read back.
    /// - Throws: `StoreOpenError`, or GRDB's `DatabaseError` if the database cannot be read.
    public static func open(
        directory: String, options: SQLiteStoreOptions = SQLiteStoreOptions(),
        clock: @escaping @Sendable () -> Timestamp, logger: Logger,
        onFatal: @escaping @Sendable (any Error) -> Void = { _ in }
    ) throws -> SQLiteTicketStore {
        try SQLiteTicketStore(directory: directory, options: options, clock: clock, logger: logger, onFatal: onFatal)
    }

    private init(
        directory: String, options: SQLiteStoreOptions, clock: @escaping @Sendable () -> Timestamp, logger: Logger,
        onFatal: @escaping @Sendable (any Error) -> Void
    ) throws {
        let data = DataDirectory(path: directory)
        try data.create()
        let lock = try DirectoryLock(directory: directory)
        opener = DatabaseOpener(path: data.database, options: options)
        self.options = options
        self.clock = clock
        let queue = BlockingQueue<WriteJob>(capacity: options.waitingCommandsMax)
        let writer = try Writer(
            opener.openWriter(), lock: lock, queue: queue, options: options, clock: clock, news: news, logger: logger,
            onFatal: onFatal)
        self.queue = queue
        self.writer = writer
        files = try AttachmentFiles(in: data, opener, options: options, logger: logger)
        let readers = try ReaderPool(opener, options: options)
        self.readers = readers
        newPages = SharedEventPages(news: news) { query in try await readers.read { try $0.events(query) } }
        erasures = ErasureRunner(queue: queue, readers: readers, files: files, options: options, logger: logger)
        archives = ArchiveWorkshop(in: data, opener, options: options)
        writerThread = StoreThread(name: "ticketd-write") { writer.run() }
        forgetOldUploads()
        erasures.resume()
    }

    deinit {
        // A store that is let go without being closed: its threads end, and with them its connections.
        queue.close()
        readers.stop()
        files.stop()
        archives.stop()
    }

    // MARK: Commands

    public func submit(
        _ request: CommandRequest, completion: @escaping @Sendable (Result<CommandOutcome, any Error>) -> Void
    ) {
        if let failure = add(.command(request, completion: completion)) { completion(.failure(failure)) }
    }

    /// Queues a job; gives the reason if it is not taken.
    func add(_ job: WriteJob) -> StoreFailure? {
        switch queue.add(job) {
        case .accepted: nil
        case .full: .overloaded(retryAfterMilliseconds: options.retryAfterMilliseconds)
        case .closed: .closed
        }
    }

    /// Runs `body` on the writer's thread, in its transaction, and returns when that is durable.
    func administer<Value: Sendable>(
        _ body: @escaping @Sendable (Administration) throws -> Value
    ) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            let job = WriteJob.administration(
                perform: { administration in
                    let value = try body(administration)
                    return { continuation.resume(returning: value) }
                },
                fail: { continuation.resume(throwing: $0) })
            if let failure = add(job) { continuation.resume(throwing: failure) }
        }
    }

    // MARK: Tickets and events

    public func ticket(_ number: Int64, tenant: String) async throws -> Ticket? {
        try await readers.read { try $0.ticket(number, tenant: tenant) }
    }

    public func tickets(_ query: TicketQuery) async throws -> [Ticket] {
        try await readers.read { try $0.tickets(query) }
    }

    public func search(_ search: TicketSearch) async throws -> SearchPage {
        try await readers.read { try $0.search(search) }
    }

    public func comments(
        of number: Int64, tenant: String, after: Int64, limit: Int, includingInternal: Bool
    ) async throws -> [Comment] {
        try await readers.read {
            try $0.comments(
                of: number, tenant: tenant, after: after, limit: limit, includingInternal: includingInternal)
        }
    }

    public func dueTimers(until time: Timestamp, limit: Int) async throws -> [DueTimer] {
        try await readers.read { try $0.dueTimers(until: time, limit: limit) }
    }

    public func ticket(
        _ number: Int64, at moment: TicketMoment, tenant: String, includesInternal: Bool
    ) async throws -> PastTicket? {
        try await readers.read {
            try $0.ticket(number, at: moment, tenant: tenant, includesInternal: includesInternal)
        }
    }

    public func events(_ query: EventQuery) async throws -> EventPage {
        try await readers.read { try $0.events(query) }
    }

    public func newestCursor() async throws -> EventCursor {
        try await readers.read { try $0.newestCursor() }
    }

    public func commits() -> AsyncStream<Void> { news.commits() }

    public func commits(of interest: EventInterest) -> AsyncStream<Void> { news.commits(of: interest) }

    public func newEvents(_ query: EventQuery) async throws -> EventPage { try await newPages.page(query) }

    // MARK: Desks and people

    public func desks(tenant: String) async throws -> [DeskVersion] {
        try await readers.read { try $0.desks(tenant: tenant) }
    }

    public func desk(_ key: String, version: Int?, tenant: String) async throws -> DeskVersion? {
        try await readers.read { try $0.desk(key, version: version, tenant: tenant) }
    }

    public func save(_ principal: Principal, tenant: String) async throws {
        try await administer { try $0.save(principal, tenant: tenant) }
    }

    public func principal(named name: String, tenant: String) async throws -> Principal? {
        try await readers.read { try $0.principal(named: name, tenant: tenant) }
    }

    public func save(_ token: TokenRecord, tenant: String) async throws {
        try await administer { try $0.save(token, tenant: tenant) }
    }

    public func actor(tokenDigest: [UInt8], now: Timestamp) async throws -> Actor? {
        try await readers.read { try $0.actor(tokenDigest: tokenDigest, now: now) }
    }

    // MARK: Operation

    /// A reader with a connection of its own, for use from one thread at a time.
    public func makePointReader() throws -> (any PointReader)? {
        guard !news.isClosed else { throw StoreFailure.closed }
        return try SQLitePointReader(opener.openReader(label: "ticketd.point"), news: news)
    }

    /// Messages that have to leave the house, of all tenants in commit order, behind a position (0 for the first page).
    public func outbox(after position: Int64 = 0, limit: Int) async throws -> [StoredOutboxEntry] {
        try await readers.read { try $0.outbox(after: position, limit: limit) }
    }

    /// Looks the whole database over: SQLite's own check, and whether every row says what the events say.
    ///
    /// - Parameter limit: how many problems to report at most.
    /// - Returns: each problem as a sentence; empty if there is none.
    public func checkIntegrity(limit: Int = 100) async throws -> [String] {
        let problems = try await readers.read { try $0.problems(limit: limit) }
        return try await problems + missingFiles(limit: limit - problems.count)
    }

    public func close() async {
        await closing.run { [self] in
            erasures.stop()
            queue.close()
            await writerThread.join()
            news.close()
            await archives.finish()
            await files.finish()
            await readers.finish()
            writer.finish()
            if writer.hasFailed {
                writer.close()
                readers.close()
            } else {
                readers.close()
                writer.close()
            }
        }
    }
}
