extension DeskServiceClient {
    /// Exports a desk with everything that is its into a file.
    ///
    /// While it is not complete it lies beside that file under its name with `.part` behind.
    ///
    /// - Parameters:
    ///   - desk: the desk's key.
    ///   - path: where the archive is to lie. What lies there already is replaced.
    ///   - options: goes with the call.
    ///   - progress: told how far it has come; how much there is in all is nearly right.
    /// - Returns: how many bytes the archive has.
    /// - Throws: ``RPCError``, ``LocalFileError``, `CancellationError`.
    public nonisolated(nonsending) func export(
        _ desk: String, to path: String, options: CallOptions = CallOptions(),
        progress: (TransferProgress) -> Void = { _ in }
    ) async throws -> Int64 {
        var file: LocalFile?
        var written: Int64 = 0
        let bytes = try await export(desk, options: options, progress: progress) { data in
            // Not before there is an answer: a refusal leaves no file behind.
            let output: LocalFile
            if let file {
                output = file
            } else {
                output = try await LocalFile.open(path + ".part", .writing)
                try await output.clear()
                file = output
            }
            try await output.write(data, at: written)
            written += Int64(data.count)
        }
        try await file?.rename(to: path)
        return bytes
    }

    /// Exports a desk with everything that is its, piece by piece.
    ///
    /// - Parameters:
    ///   - desk: the desk's key.
    ///   - options: goes with the call.
    ///   - progress: told how far it has come; how much there is in all is nearly right.
    ///   - take: is given the archive's bytes in order. They are an archive only once the call has returned.
    /// - Returns: how many bytes the archive has.
    /// - Throws: ``RPCError``, `CancellationError`, what `take` throws.
    public nonisolated(nonsending) func export(
        _ desk: String, options: CallOptions = CallOptions(), progress: (TransferProgress) -> Void = { _ in },
        _ take: (_ bytes: [UInt8]) async throws -> Void
    ) async throws -> Int64 {
        try await exportDesk(ExportDeskRequest(desk: desk), options: options) { stream in
            var progressed = TransferProgress(phase: .transferring, doneBytes: 0, totalBytes: 0)
            for try await message in stream {
                try await take(message.data)
                progressed.doneBytes += Int64(message.data.count)
                progressed.totalBytes = max(progressed.totalBytes, message.totalBytes)
                progress(progressed)
            }
            return progressed.doneBytes
        }
    }

    /// Imports a desk from the file that an export has written, and sends it anew when the connection was lost.
    ///
    /// - Parameters:
    ///   - path: the archive.
    ///   - requestID: names the import, so that a repetition does nothing again; nil makes one up.
    ///   - validateOnly: whether the server is only to look it over.
    ///   - options: goes with every attempt.
    ///   - retry: how often it is tried again.
    ///   - clock: measures the waits.
    ///   - progress: told how far it has come.
    /// - Throws: ``RPCError``, ``LocalFileError``, `CancellationError`.
    public nonisolated(nonsending) func importDesk(
        file path: String, requestID: String? = nil, validateOnly: Bool = false, options: CallOptions = CallOptions(),
        retry: RetryPolicy = .transfer, clock: any Clock<Duration> = ContinuousClock(),
        progress: (TransferProgress) -> Void = { _ in }
    ) async throws -> ImportDeskResponse {
        let file = try await LocalFile.open(path, .reading)
        let size = try await file.length()
        let start = DeskImportStart(requestID: requestID ?? RequestID.make(), validateOnly: validateOnly)
        var attempts = TransferRetry(policy: retry)
        while true {
            var position: Int64 = 0
            let pause = attempts.pause
            do {
                return try await importDesk(start, options: options) {
                    let count = Int(min(Self.chunkBytes, size - position))
                    let bytes = try await file.read(at: position, count: count)
                    if bytes.count < count { throw LocalFileError(path, "it has become shorter meanwhile") }
                    position += Int64(count)
                    progress(TransferProgress(phase: .transferring, doneBytes: position, totalBytes: size))
                    if pause > .zero { try await clock.sleep(for: pause) }
                    return bytes
                }
            } catch let error as RPCError {
                try Task.checkCancellation()
                guard let delay = attempts.delay(after: error) else { throw error }
                progress(TransferProgress(phase: .waiting, doneBytes: 0, totalBytes: size))
                try await clock.sleep(for: delay)
            }
        }
    }

    /// Imports a desk from an archive's bytes, once.
    ///
    /// - Parameters:
    ///   - start: how it is to be done.
    ///   - options: goes with the call.
    ///   - next: gives the next bytes, at most 60 KiB of them; none at the end.
    /// - Throws: ``RPCError``, `CancellationError`, what `next` throws.
    public nonisolated(nonsending) func importDesk(
        _ start: DeskImportStart, options: CallOptions = CallOptions(), _ next: () async throws -> [UInt8]
    ) async throws -> ImportDeskResponse {
        try await importDesk(options: options) { writer in
            try await writer.send(ImportDeskRequest(kind: .start(start)))
            while true {
                let bytes = try await next()
                guard !bytes.isEmpty else { return }
                try await writer.send(ImportDeskRequest(kind: .chunk(DeskImportChunk(data: bytes))))
            }
        }
    }

    /// A chunk with what is around it fits into the smallest frame that a server takes.
    private static var chunkBytes: Int64 { 60 << 10 }
}
