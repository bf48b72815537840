extension AttachmentServiceClient {
    /// Downloads an attachment into a file, and goes on where it was when the server or the connection was away.
    ///
    /// While it is not complete it lies beside that file under its name with `.part` behind; a later download goes on
    /// with what is there. It takes the file's place when its SHA-256 is the announced one.
    ///
    /// - Parameters:
    ///   - id: the attachment's id.
    ///   - path: where it is to lie. What lies there already is replaced.
    ///   - options: goes with every attempt.
    ///   - retry: how often in a row it is tried again without coming forward.
    ///   - clock: measures the waits.
    ///   - progress: told how far it has come.
    /// - Throws: ``RPCError``, ``LocalFileError``, `CancellationError`.
    public nonisolated(nonsending) func download(
        _ id: String, to path: String, options: CallOptions = CallOptions(), retry: RetryPolicy = .transfer,
        clock: any Clock<Duration> = ContinuousClock(), progress: (TransferProgress) -> Void = { _ in }
    ) async throws -> Attachment {
        let file = try await LocalFile.open(path + ".part", .writing)
        var digest = FileDigest()
        try await digest.take(file, upTo: file.length(), progress: progress)
        var isFresh = digest.count == 0
        var attempts = TransferRetry(policy: retry)
        while true {
            do {
                let attachment = try await receive(id, file, &digest, options, progress)
                if digest.count == attachment.sizeBytes, digest.sha256 == attachment.sha256 {
                    try await file.rename(to: path)
                    return attachment
                }
                if isFresh { throw Self.wrongDigest }
            } catch let error as RPCError where error.code == .outOfRange && !isFresh {
                // What lies there is no part of this file.
            } catch let error as RPCError {
                try Task.checkCancellation()
                attempts.reach(digest.count)
                guard let delay = attempts.delay(after: error) else { throw error }
                progress(TransferProgress(phase: .waiting, doneBytes: digest.count, totalBytes: 0))
                try await clock.sleep(for: delay)
                continue
            }
            // The part was another file's, or damaged.
            try await file.clear()
            digest = FileDigest()
            isFresh = true
        }
    }

    /// Receives what is missing. Answers what the file is.
    private nonisolated(nonsending) func receive(
        _ id: String, _ file: LocalFile, _ digest: inout FileDigest, _ options: CallOptions,
        _ progress: (TransferProgress) -> Void
    ) async throws -> Attachment {
        let request = DownloadAttachmentRequest(id: id, offsetBytes: digest.count)
        return try await downloadAttachment(request, options: options) { stream in
            var attachment: Attachment?
            for try await message in stream {
                attachment = message.attachment ?? attachment
                try await file.write(message.data, at: digest.count)
                digest.take(message.data)
                progress(
                    TransferProgress(
                        phase: .transferring, doneBytes: digest.count, totalBytes: attachment?.sizeBytes ?? 0))
            }
            guard let attachment else {
                throw RPCError(code: .internal, message: "the server gave a file without saying what it is")
            }
            return attachment
        }
    }

    private static var wrongDigest: RPCError {
        RPCError(code: .dataLoss, message: "what has arrived has not the SHA-256 that the server told")
    }
}
