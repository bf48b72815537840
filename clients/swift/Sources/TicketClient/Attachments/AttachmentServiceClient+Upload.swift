extension AttachmentServiceClient {
    /// Uploads a file for a ticket, and goes on where it was when the server or the connection was away.
    ///
    ///     let attachment = try await client.attachments.upload(file: "screen.png", to: 100001)
    ///     let comment = Comment(body: "See the picture.", attachmentIDs: [attachment.id])
    ///     _ = try await client.tickets.addComment(AddCommentRequest(number: 100001, comment: comment))
    ///
    /// The file is read twice, the first time for its digest; it must not change meanwhile.
    ///
    /// - Parameters:
    ///   - path: the file.
    ///   - filename: what it is to be called; nil for its own name.
    ///   - ticketNumber: the ticket that it is for.
    ///   - uploadID: goes on with an upload that another program began under this id less than 24 hours ago; nil begins
    ///     one.
    ///   - options: goes with every attempt.
    ///   - retry: how often in a row it is tried again without coming forward.
    ///   - clock: measures the waits.
    ///   - progress: told how far it has come.
    /// - Throws: ``RPCError``, ``LocalFileError``, `CancellationError`.
    public nonisolated(nonsending) func upload(
        file path: String, as filename: String? = nil, to ticketNumber: Int64, uploadID: String? = nil,
        options: CallOptions = CallOptions(), retry: RetryPolicy = .transfer,
        clock: any Clock<Duration> = ContinuousClock(), progress: (TransferProgress) -> Void = { _ in }
    ) async throws -> Attachment {
        let file = try await LocalFile.open(path, .reading)
        let size = try await file.length()
        var digest = FileDigest()
        try await digest.take(file, upTo: size, progress: progress)
        var start = UploadStart(
            uploadID: uploadID ?? RequestID.make(), ticketNumber: ticketNumber,
            filename: filename ?? path.split(separator: "/").last.map(String.init) ?? path, sizeBytes: size,
            sha256: digest.sha256)
        var attempts = TransferRetry(policy: retry)
        var isResumed = uploadID != nil
        while true {
            do {
                if isResumed, let attachment = try await resume(&start, options) { return attachment }
                attempts.reach(start.offsetBytes)
                let pause = attempts.pause
                return try await send(start, file, options, progress) {
                    if pause > .zero { try await clock.sleep(for: pause) }
                }
            } catch let error as RPCError {
                try Task.checkCancellation()
                guard let delay = attempts.delay(after: error) else { throw error }
                progress(TransferProgress(phase: .waiting, doneBytes: start.offsetBytes, totalBytes: size))
                try await clock.sleep(for: delay)
                isResumed = true
            }
        }
    }

    /// Asks where to go on; answers what the upload became if it is complete, and as it was begun.
    private nonisolated(nonsending) func resume(
        _ start: inout UploadStart, _ options: CallOptions
    ) async throws -> Attachment? {
        do {
            let upload = try await getUpload(GetUploadRequest(uploadID: start.uploadID), options: options)
            // Sent once more, the start of a complete one is answered at once, if it is the same file.
            start.offsetBytes = upload.attachment == nil ? upload.receivedBytes : 0
            guard let attachment = upload.attachment, attachment.sha256 == start.sha256,
                attachment.filename == start.filename
            else { return nil }
            return attachment
        } catch let error as RPCError where error.code == .notFound {
            start.offsetBytes = 0
            return nil
        }
    }

    private nonisolated(nonsending) func send(
        _ start: UploadStart, _ file: LocalFile, _ options: CallOptions, _ progress: (TransferProgress) -> Void,
        afterChunk: () async throws -> Void
    ) async throws -> Attachment {
        try await uploadAttachment(options: options) { writer in
            try await writer.send(UploadAttachmentRequest(kind: .start(start)))
            var position = start.offsetBytes
            while position < start.sizeBytes {
                let count = Int(min(Self.chunkBytes, start.sizeBytes - position))
                let bytes = try await file.read(at: position, count: count)
                guard !bytes.isEmpty else { throw LocalFileError(file.path, "it has become shorter meanwhile") }
                try await writer.send(UploadAttachmentRequest(kind: .chunk(UploadChunk(data: bytes))))
                position += Int64(bytes.count)
                progress(TransferProgress(phase: .transferring, doneBytes: position, totalBytes: start.sizeBytes))
                try await afterChunk()
            }
        }
    }

    /// A chunk with what is around it fits into the smallest frame that a server takes: 64 KiB, from a connection whose
    /// token comes with each call.
    private static var chunkBytes: Int64 { 60 << 10 }
}

extension RetryPolicy {
    /// For a transfer that a person waits for: about a minute without coming forward.
    public static let transfer = RetryPolicy(attemptsMax: 16, budgetMax: nil)
}
