internal import Logging
internal import Synchronization
internal import TicketCore

/// Carries out erasures from their beginning to their end, one after the other, whoever waits for them.
///
/// It finds with the readers and erases with the writer, in portions between which others have their turn.
final class ErasureRunner: Sendable {
    private struct Running {
        var tasks: [Int64: Task<ErasureReport, any Error>] = [:]
        var last: Task<ErasureReport, any Error>?
        var isStopped = false
    }

    /// How many things are counted in one read.
    private static let countedAtOnce = 64

    private let queue: BlockingQueue<WriteJob>
    private let readers: ReaderPool
    private let files: AttachmentFiles
    private let logger: Logger
    private let retryAfterMilliseconds: Int
    private let running = Mutex(Running())

    init(
        queue: BlockingQueue<WriteJob>, readers: ReaderPool, files: AttachmentFiles, options: SQLiteStoreOptions,
        logger: Logger
    ) {
        self.queue = queue
        self.readers = readers
        self.files = files
        self.logger = logger
        retryAfterMilliseconds = options.retryAfterMilliseconds
    }

    // MARK: Whole erasures

    /// Carries out what is asked for and returns when it is done; goes on even if nobody waits any more.
    func erase(_ request: ErasureRequest) async throws -> ErasureReport {
        if request.validateOnly { return try await count(request) }
        switch try await write({ try $0.begin(request) }) {
        case .finished(let report): return report
        case .underWay(let position): return try await task(for: position).value
        }
    }

    /// Goes on with what was under way when the store was closed.
    func resume() {
        Task { [self] in
            let rows = try await readers.read { try $0.connection.unfinishedErasures() }
            for row in rows {
                logger.info("an erasure goes on", metadata: ["position": "\(row.position)"])
                _ = task(for: row.position)
            }
        }
    }

    /// Takes up nothing more. What is under way goes on with the next start.
    func stop() {
        let tasks = running.withLock { running in
            running.isStopped = true
            return Array(running.tasks.values)
        }
        for task in tasks { task.cancel() }
    }

    /// Everything by which somebody is known, with what the events tell, and the tickets on which they stand.
    func look(for person: ErasedPerson, tenant: TenantID) async throws -> (person: ErasedPerson, tickets: [Int64]) {
        let (person, keys) = try await find(TicketStep(), person, tenant) { _ in }
        return (person, keys)
    }

    private func task(for position: Int64) -> Task<ErasureReport, any Error> {
        running.withLock { running in
            if let task = running.tasks[position] { return task }
            let before = running.last
            let task = Task { [self] in
                defer { forget(position) }
                _ = await before?.result
                return try await run(position)
            }
            if running.isStopped { task.cancel() }
            running.tasks[position] = task
            running.last = task
            return task
        }
    }

    private func forget(_ position: Int64) {
        running.withLock { _ = $0.tasks.removeValue(forKey: position) }
    }

    private func run(_ position: Int64) async throws -> ErasureReport {
        do {
            let row = try await repeating { try await readers.read { try $0.connection.erasure(at: position) } }
            guard let row else { throw StoreFailure.corrupt("an erasure that was under way is not there") }
            if let person = row.person {
                try await takeSteps(person, row.tenant, at: position)
                try await write { try $0.forgetPerson(at: position) }
            }
            try await clean()
            return try await write { try $0.finish(at: position) }
        } catch {
            logger.warning(
                "an erasure stands still; it goes on with the next start, or when it is asked for again",
                metadata: ["position": "\(position)", "reason": "\(error)"])
            throw error
        }
    }

    // MARK: Steps

    private func takeSteps(_ known: ErasedPerson, _ tenant: TenantID, at position: Int64) async throws {
        var person = known
        for step in ErasureSteps.all {
            let (learned, keys) = try await find(step, person, tenant) { [self] learned in
                try await write { try $0.learn(learned, at: position) }
            }
            person = learned
            var left = keys[...]
            while !left.isEmpty {
                let portion = left
                let (count, fileIDs) = try await write { try $0.erase(portion, step, at: position) }
                for id in fileIDs {
                    files.revoke(id)
                    try await repeating { try await files.remove(id) }
                }
                left = left.dropFirst(count)
            }
        }
    }

    /// Counts what would go.
    private func count(_ request: ErasureRequest) async throws -> ErasureReport {
        let (known, tenant) = try await repeating {
            try await readers.read { session in
                (
                    try session.known(as: request.person, tenant: request.actor.tenant),
                    try session.connection.tenantID(request.actor.tenant)
                )
            }
        }
        guard let tenant else { return ErasureReport() }
        var person = known
        person.pseudonym = request.pseudonym
        var report = ErasureReport()
        for step in ErasureSteps.all {
            let (learned, keys) = try await find(step, person, tenant) { _ in }
            person = learned
            for start in stride(from: 0, to: keys.count, by: Self.countedAtOnce) {
                let portion = keys[start..<min(start + Self.countedAtOnce, keys.count)]
                let counted = try await read(person, tenant) { scope in
                    var sum = ErasureReport()
                    for key in portion { sum += try step.erase(key, in: scope) }
                    return sum
                }
                report += counted
            }
        }
        let everything = person
        report.credentials = try await repeating {
            try await readers.read { try $0.credentialCount(of: everything, tenant: tenant) }
        }
        return report
    }

    /// Finds all that a step has to do. If more is learned of the person on the way, it begins anew.
    private func find(
        _ step: any ErasureStep, _ known: ErasedPerson, _ tenant: TenantID,
        learn: (ErasedPerson) async throws -> Void
    ) async throws -> (person: ErasedPerson, keys: [Int64]) {
        var person = known
        while true {
            var keys: Set<Int64> = []
            var place: Int64? = 0
            let before = person
            while let start = place {
                let portion = try await read(person, tenant) { try step.find(in: $0, after: start) }
                keys.formUnion(portion.keys)
                if let learned = portion.learned { person = learned }
                place = portion.next
            }
            if person == before { return (person, keys.sorted()) }
            try await learn(person)
        }
    }

    // MARK: What was deleted

    /// Takes what is left of what was deleted out of the index of searches, the unused parts of pages and the log.
    private func clean() async throws {
        var hasMore = try await write { try $0.mergeIndex(isFirst: true) }
        while hasMore { hasMore = try await write { try $0.mergeIndex(isFirst: false) } }
        var page: Int? = 1
        while let first = page { page = try await scrub(from: first) }
        // The last portion's own commits stand in the log.
        _ = try await scrub(from: .max)
    }

    // MARK: Jobs

    private func read<Value: Sendable>(
        _ person: ErasedPerson, _ tenant: TenantID, _ body: @escaping @Sendable (ErasureScope) throws -> Value
    ) async throws -> Value {
        try Self.checkGoingOn()
        return try await repeating {
            try await readers.read { session in
                try session.connection.reading { try body(session.scope(of: person, tenant: tenant)) }
            }
        }
    }

    private func write<Value: Sendable>(
        _ body: @escaping @Sendable (Eraser) throws -> Value
    ) async throws -> Value {
        try Self.checkGoingOn()
        return try await repeating {
            try await withCheckedThrowingContinuation { continuation in
                add(
                    .erasure(
                        perform: { eraser in
                            let value = try body(eraser)
                            return { continuation.resume(returning: value) }
                        }, fail: { continuation.resume(throwing: $0) }))
            }
        }
    }

    private func scrub(from page: Int) async throws -> Int? {
        try Self.checkGoingOn()
        return try await repeating {
            try await withCheckedThrowingContinuation { continuation in
                add(.scrub(fromPage: page) { continuation.resume(with: $0) })
            }
        }
    }

    private func add(_ job: WriteJob) {
        switch queue.add(job) {
        case .accepted: break
        case .full: job.fail(with: .overloaded(retryAfterMilliseconds: retryAfterMilliseconds))
        case .closed: job.fail(with: .closed)
        }
    }

    /// An erasure has time: where too much waits, it comes again later.
    private func repeating<Value: Sendable>(_ body: () async throws -> Value) async throws -> Value {
        while true {
            do {
                return try await body()
            } catch StoreFailure.overloaded(let milliseconds) {
                do {
                    try await Task.sleep(for: .milliseconds(milliseconds))
                } catch {
                    throw StoreFailure.closed
                }
            }
        }
    }

    private static func checkGoingOn() throws {
        if Task.isCancelled { throw StoreFailure.closed }
    }
}
