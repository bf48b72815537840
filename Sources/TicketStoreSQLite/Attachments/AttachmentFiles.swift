internal import Logging
internal import Synchronization
internal import TicketCore

/// The files' bytes, behind threads of their own, and who may add to which.
///
/// All that concerns one file is done by one of the threads, in the order in which it was asked for: a claim that is
/// checked there is still valid when the bytes are written.
final class AttachmentFiles: Sendable {
    private typealias Job = @Sendable () -> Void

    private struct Claims {
        var count: UInt64 = 0
        var valid: [String: UInt64] = [:]
    }

    private let folder: AttachmentFolder
    private let queues: [BlockingQueue<Job>]
    private let threads: [StoreThread]
    private let claims = Mutex(Claims())
    private let retryAfterMilliseconds: Int

    /// Makes the folder if it is not there, removes from it what no row knows of, and starts the threads.
    init(
        in data: DataDirectory, _ opener: DatabaseOpener, options: SQLiteStoreOptions, logger: Logger
    ) throws {
        folder = AttachmentFolder(path: data.attachments)
        do {
            try folder.create()
            let orphanCount = try folder.removeAll(except: Self.knownIDs(opener))
            if orphanCount > 0 {
                logger.info("files that belonged to nothing are gone", metadata: ["count": "\(orphanCount)"])
            }
        } catch let failure as FileFailure {
            throw StoreOpenError.cannotOpen(path: folder.path, reason: "\(failure)")
        }
        retryAfterMilliseconds = options.retryAfterMilliseconds
        let queues = (0..<max(1, options.fileThreadCount)).map { _ in
            BlockingQueue<Job>(capacity: options.waitingFileJobsMax)
        }
        self.queues = queues
        threads = queues.map { queue in
            StoreThread(name: "ticketd-files") {
                while case .taken(let jobs) = queue.take(max: 1) { for job in jobs { job() } }
            }
        }
    }

    // MARK: Claims

    /// Claims a file; the claim that there was is not valid any more.
    func claim(_ fileID: String) -> UInt64 {
        claims.withLock { claims in
            claims.count += 1
            claims.valid[fileID] = claims.count
            return claims.count
        }
    }

    func isValid(_ claim: UploadClaim) -> Bool {
        claims.withLock { $0.valid[claim.fileID] == claim.number }
    }

    func release(_ claim: UploadClaim) {
        claims.withLock { claims in
            if claims.valid[claim.fileID] == claim.number { claims.valid[claim.fileID] = nil }
        }
    }

    /// Ends whatever claim there is.
    func revoke(_ fileID: String) {
        claims.withLock { $0.valid[fileID] = nil }
    }

    // MARK: Bytes

    func length(_ fileID: String) async throws -> Int64 {
        try await run(fileID) { try $0.length(fileID) }
    }

    func write(_ bytes: [UInt8], to claim: UploadClaim, at offset: Int64) async throws {
        try await run(claim.fileID) { [self] folder in
            guard isValid(claim) else { throw UploadFailure.superseded }
            try folder.write(bytes, to: claim.fileID, at: offset)
        }
    }

    func read(_ fileID: String, at offset: Int64, count: Int) async throws -> [UInt8] {
        try await run(fileID) { try $0.read(fileID, at: offset, count: count) }
    }

    /// Returns when the file is on the disk and has just so many bytes.
    ///
    /// A sync that failed is not asked for again: the kernel may have dropped what it could not write, and a second one
    /// would say that all is well. So the bytes are given up.
    func seal(_ claim: UploadClaim, sizeBytes: Int64) async throws {
        try await run(claim.fileID) { [self] folder in
            guard isValid(claim) else { throw UploadFailure.superseded }
            guard try folder.length(claim.fileID) == sizeBytes else {
                throw StoreFailure.corrupt("the file \(claim.fileID) has not the size that was counted")
            }
            do {
                try folder.sync(claim.fileID)
            } catch {
                try folder.remove(claim.fileID)
                throw error
            }
        }
    }

    func remove(_ fileID: String) async throws {
        try await run(fileID) { try $0.remove(fileID) }
    }

    /// Removes files of which nobody has a claim any more, in a while.
    func forget(_ fileIDs: [String]) {
        for id in fileIDs {
            revoke(id)
            // What is left over then is found at the next start.
            _ = queue(of: id).add { [folder] in try? folder.remove(id) }
        }
    }

    private static func knownIDs(_ opener: DatabaseOpener) throws -> Set<String> {
        let connection = try opener.openReader(label: "ticketd.files")
        let ids = Result { try KeyedReads(connection).fileIDs() }
        try connection.close()
        return try ids.get()
    }

    // MARK: Threads

    /// Takes no more; what waits is still done.
    func stop() {
        for queue in queues { queue.close() }
    }

    /// Does what waits, then ends the threads.
    func finish() async {
        stop()
        for thread in threads { await thread.join() }
    }

    /// The ids are random, so their letters spread the files over the threads.
    private func queue(of fileID: String) -> BlockingQueue<Job> {
        queues[fileID.utf8.reduce(0) { $0 &+ Int($1) } % queues.count]
    }

    private func run<Value: Sendable>(
        _ fileID: String, _ body: @escaping @Sendable (AttachmentFolder) throws -> Value
    ) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            let admission = queue(of: fileID).add { [folder] in
                do {
                    continuation.resume(returning: try body(folder))
                } catch let failure as FileFailure {
                    continuation.resume(throwing: failure.storeFailure)
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
}
